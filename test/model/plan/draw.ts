import { Random } from "../../../scripts/common/random.ts";
import { vendorNames } from "../../../src/core/vendors.ts";
import { drawCalls } from "./draw-calls.ts";
import { drawNetwork } from "./draw-network.ts";
import { drawTraits } from "./draw-traits.ts";
import type {
  CallPlan,
  ClockPlan,
  ConnectionBehaviour,
  ReadBehaviour,
  RenderBehaviour,
  Schedule,
  UndiciVersion,
} from "./schedule.ts";

const minute = 60_000;
const hour = 60 * minute;

/** What the process that plays the schedule supports. */
export interface Means {
  readonly undici: readonly UndiciVersion[];
}

/** The schedule of a seed: the same for the same seed and means. */
export function drawSchedule(seed: number, means: Means): Schedule {
  const random = new Random(Math.imul(seed, 0x9e3779b1) ^ 0x5bd1e995);
  const vendor = random.pick(vendorNames);
  const crowded = random.chance(0.2);
  const { network, clients } = drawNetwork(random, means.undici, crowded);
  // Keys need Argil, and deserve half of its runs.
  const keyed = vendor === "argil" && random.chance(0.55);
  const calls = drawCalls(random, vendor, clients.length, { keyed, crowded });
  const schedule: Schedule = {
    seed,
    vendor,
    resource: "avatars",
    traits: drawTraits(random, calls),
    network,
    clients,
    clock: drawClock(random),
    calls,
    reads: random.chance(0.4) ? list(random, 30, drawRead) : [],
    renders: [],
    connections: random.chance(0.2) ? list(random, 8, drawConnection) : [],
    outages: random.chance(0.15) ? [drawOutage(random)] : [],
  };
  // Drawn last, so that everything else stays the same.
  return vendor === "argil" && random.chance(0.35) ? ofVideos(random, schedule) : schedule;
}

/** The same schedule with one video per call, which most calls also render. */
function ofVideos(random: Random, schedule: Schedule): Schedule {
  const calls = schedule.calls.map((call): CallPlan => {
    const rendered = random.pick(["create", "createAndWait", "createAndWait"] as const);
    const kind = call.kind === "findCreated" ? call.kind : rendered;
    return { ...call, kind, via: "client", inputs: call.inputs.slice(0, 1) };
  });
  const renders = random.chance(0.6) ? list(random, 6, drawRender) : [];
  return { ...schedule, resource: "videos", calls, renders };
}

function drawRender(random: Random): RenderBehaviour {
  const answer = random.pick(["good", "good", "reset", "silence", 504] as const);
  return { acts: answer === "good" || random.chance(0.5), delayMs: random.pick([0, 0, 400, 20_000]), answer };
}

function list<T>(random: Random, most: number, draw: (random: Random) => T): T[] {
  return Array.from({ length: 1 + random.below(most) }, () => draw(random));
}

function drawClock(random: Random): ClockPlan {
  const skewMs = random.chance(0.7)
    ? random.pick([0, 0, -20_000, 20_000])
    : random.pick([-1, 1]) * random.pick([10 * minute, 5 * hour, 400 * 24 * hour]);
  const jumps = random.chance(0.35)
    ? list(random, 3, () => ({
        at: random.below(random.pick([200, 5_000, 60_000])),
        ...random.pick([
          { kind: "set" as const, ms: 0 },
          { kind: "set" as const, ms: random.pick([-1, 1]) * random.pick([20_000, 10 * minute, 3 * hour]) },
          { kind: "suspend" as const, ms: random.pick([10_000, 20 * minute, 9 * hour]) },
        ]),
      }))
    : [];
  return { skewMs, jumps };
}

function drawRead(random: Random): ReadBehaviour {
  const delayMs = random.pick([0, 0, 0, 30, 400, 9_000]);
  if (random.chance(0.55)) return { delayMs, answer: "good" };
  return {
    delayMs,
    answer: random.pick<ReadBehaviour["answer"]>([
      { status: 500 },
      { status: 502 },
      { status: 503, retryAfter: "1" },
      { status: 429 },
      { status: 429, retryAfter: "2" },
      "half JSON",
      "reset",
      "reset",
      "silence",
    ]),
  };
}

function drawConnection(random: Random): ConnectionBehaviour {
  return random.pick<ConnectionBehaviour>(["kept", "reset", { closesAfter: 1 }, { closesAfter: 2 }]);
}

function drawOutage(random: Random): { from: number; to: number } {
  const from = random.below(random.pick([1, 2_000]));
  return { from, to: from + random.pick([300, 3_000, 40_000]) };
}
