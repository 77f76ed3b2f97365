import { Random } from "../../common/random.ts";
import { planExtras } from "../play/extras.ts";
import type { FaultOperation } from "../play/operations/operation.ts";
import type { FaultSurroundings } from "../play/surroundings.ts";
import { type Way, ways } from "../play/way.ts";
import { openWire } from "../play/wire.ts";
import { faultRows, noFault } from "../rows/faults.ts";
import type { FaultRow } from "../rows/row.ts";
import { hints, statusFault } from "../rows/status.ts";
import { complaintsAbout, complaintsInTheStorm } from "../rules/complaints.ts";
import { resultsOf } from "../rules/given.ts";
import { type End, endOf, nameEnd } from "../rules/judge.ts";
import { pickReason, untouched } from "../rules/reasons.ts";
import { soakFaults, soakOperations } from "./more.ts";

/** The result of a random run. */
export interface SoakRun {
  readonly operation: FaultOperation;
  readonly way: Way;
  /** The faults planned for its attempts, one each. */
  readonly faults: readonly string[];
  /** Attempts made while planned faults were left. */
  readonly met: number;
  readonly outcome: string;
  /** Requests that the server read in full. */
  readonly requests: number;
  readonly bought: number;
  /** Creates that were requested. */
  readonly asked: number;
  /** Anything that is wrong, as messages. */
  readonly complaints: readonly string[];
}

/** A run on the fake clock takes milliseconds; this limit only catches a hang. */
const hangAfterMs = 30_000;
const light = [...faultRows, ...soakFaults].filter(
  (row) => !row.heavy && !row.reusedConnection && !row.aborts,
);
const heavy = faultRows.filter((row) => row.heavy);

function pickFault(random: Random): FaultRow {
  const dice = random.next();
  if (dice < 0.35) return noFault;
  if (dice < 0.6) return statusFault(400 + random.below(200), random.pick(hints));
  return dice < 0.99 ? random.pick(light) : random.pick(heavy);
}

/** Aborts at some event of the call, immediately or a little later; perhaps before the call starts, perhaps never. */
function planAbort(random: Random): {
  signal: AbortSignal;
  onEvent: () => void;
  reasonIsUntouched: () => boolean;
} {
  const controller = new AbortController();
  const reason = pickReason(random);
  const abort = () => controller.abort(reason);
  if (random.chance(0.02)) abort();
  let left = random.chance(0.35) ? 1 + random.below(12) : Number.POSITIVE_INFINITY;
  const when = random.pick<(callback: () => void) => void>([(now) => now(), queueMicrotask, setImmediate]);
  return {
    signal: controller.signal,
    reasonIsUntouched: untouched(reason),
    onEvent() {
      left -= 1;
      if (left === 0) when(abort);
    },
  };
}

async function orHang(end: Promise<End>): Promise<End> {
  let timer: NodeJS.Timeout | undefined;
  const hang = new Promise<End>((resolve) => {
    timer = setTimeout(() => resolve({ error: "a hang" }), hangAfterMs);
  });
  const first = await Promise.race([end, hang]);
  clearTimeout(timer);
  return first;
}

/** One random operation under random faults. The same seed and number make the same choices. */
export async function soakRun(
  seed: number,
  number: number,
  surroundings: FaultSurroundings,
): Promise<SoakRun> {
  const random = new Random(Math.imul(seed, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b));
  const operation = random.pick(soakOperations);
  const way = random.pick(ways);
  const lasting = random.chance(0.3) ? random.pick(light) : undefined;
  const led = way === "platform" && lasting?.instead !== undefined && operation.before === undefined;
  const left = Array.from({ length: random.below(20) }, () => lasting ?? pickFault(random));
  const faults = left.map(({ name }) => name);
  const { signal, onEvent, reasonIsUntouched } = planAbort(random);
  const retries = random.pick([
    {},
    { maxRetries: 0 },
    { maxRetries: 1 },
    { maxRetries: 3 },
    { maxRetries: 5 },
  ]);
  const { extras, thrown } = planExtras(random, operation.takes);
  const given = { ...retries, ...extras };
  let over = false;
  await using wire = await openWire({
    vendor: operation.vendor,
    surroundings,
    way,
    onEvent,
    ...(led && { led: { by: lasting, once: false } }),
    choose() {
      const row = over ? undefined : left.shift();
      // The platform's fetch cannot be redirected midway.
      return way === "platform" && row?.instead !== undefined ? undefined : row;
    },
  });
  wire.clock.chance = random.next();
  const { run } = operation.open(wire.options);
  const startedAt = wire.clock.now();
  const end = await orHang(endOf(run({ signal, ...given })));
  const tookMs = wire.clock.now() - startedAt;
  const stormy = random.chance(0.5) ? await complaintsInTheStorm(end, wire.server.model) : [];
  // Anything in flight may still be carried out, and unhandled rejections are reported.
  await wire.settle();
  over = true;
  const met = faults.length - left.length;
  const requests = wire.server.seen.length;
  const complaints = await complaintsAbout({
    end,
    operation,
    wire,
    surroundings,
    signal,
    tookMs,
    extras: given,
    thrown: thrown(),
    again: run,
  });
  complaints.push(...stormy);
  if (!reasonIsUntouched()) complaints.push("the signal's reason was modified");
  const { bought } = wire.server.model;
  const { asks: asked = 1 } = operation;
  return {
    operation,
    asked,
    way,
    faults,
    met,
    outcome: shortName(end, signal),
    requests,
    bought,
    complaints,
  };
}

/** For many creates, lists the distinct statuses. */
function shortName(end: End, signal: AbortSignal): string {
  const results = "value" in end ? resultsOf(end.value) : undefined;
  if (!results) return nameEnd(end, signal);
  return [...new Set(results.map(({ status }) => status))].sort().join(" and ");
}
