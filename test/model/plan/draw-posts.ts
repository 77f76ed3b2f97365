import type { Random } from "../../../scripts/common/random.ts";
import type { VendorName } from "../../../src/index.ts";
import type { Answer, FailureBody, PostBehaviour, Reset } from "./schedule.ts";

const never = "never" as const;
const resets: readonly Reset[] = ["session", "goaway", "internal", "refused", "cancel", "no error"];
const refusals = [400, 401, 402, 403, 409, 422];
const gatewayStatuses = [500, 502, 503, 504];

/** What happens to one POST. Honest: a response that says nothing was created creates nothing. */
export function drawPost(random: Random, vendor: VendorName, roughness: number): PostBehaviour {
  const calm = { reads: "body", makes: 0, buildFails: random.chance(0.1), delayMs: delay(random) } as const;
  if (!random.chance(roughness)) return { ...calm, answer: { kind: "good", slowBodyMs: slowBody(random) } };
  const answer = drawAnswer(random, vendor);
  if (refuses(answer, vendor)) {
    return { ...calm, makes: never, reads: random.chance(0.15) ? "headers" : "body", answer };
  }
  if (answer.kind === "good" || answer.kind === "unreadable") return { ...calm, answer };
  const reads = random.chance(0.2) ? "headers" : "body";
  return { ...calm, reads, makes: reads === "headers" ? never : makes(random), answer };
}

/** A slow one. */
export function drawSlowPost(random: Random, vendor: VendorName, roughness: number): PostBehaviour {
  return { ...drawPost(random, vendor, roughness), delayMs: random.pick([200, 2_000, 20_000, 100_000]) };
}

/** One of many to a vendor that occasionally responds with a rate limit, and nothing worse. */
export function drawLimitedPost(random: Random): PostBehaviour {
  const retryAfter = random.pick(["1", "4"]);
  const limited = random.chance(0.3);
  return {
    reads: "body",
    makes: limited ? never : 0,
    buildFails: false,
    delayMs: random.pick([0, 200, 700, 1_500]),
    answer: limited
      ? { kind: "status", status: 429, body: "envelope", retryAfter }
      : { kind: "good", slowBodyMs: 0 },
  };
}

/** True if the response says, credibly, that nothing was created. */
export function refuses(answer: Answer, vendor: VendorName): boolean {
  if (answer.kind === "redirect") return answer.status === 302;
  if (answer.kind !== "status") return false;
  if (answer.status < 500) return true;
  return vendor === "protoface" && answer.status === 503 && answer.body === "envelope";
}

/** True for a rate limit: the only response after which a create may be resent. */
export function limitsRate(answer: Answer): boolean {
  return answer.kind === "status" && answer.status === 429 && answer.body !== "quota";
}

function drawAnswer(random: Random, vendor: VendorName): Answer {
  return random.pick<() => Answer>([
    () => ({ kind: "good", slowBodyMs: slowBody(random) }),
    () => ({ kind: "silence" }),
    () => ({ kind: "reset", after: "nothing", how: random.pick(resets) }),
    () => ({ kind: "reset", after: "nothing", how: random.pick(resets) }),
    () => ({ kind: "reset", after: random.pick(["head", "half"]), how: random.pick(resets) }),
    () => ({ kind: "status", status: random.pick(gatewayStatuses), ...failure(random) }),
    () => ({ kind: "status", status: random.pick(gatewayStatuses), ...failure(random) }),
    () => ({ kind: "status", status: 503, body: "HTML", retryAfter: random.pick(["0", "1", "3"]) }),
    () => ({ kind: "status", status: 503, body: "envelope", ...hint(random) }),
    () => ({ kind: "status", status: random.pick(refusals), ...failure(random) }),
    () => ({ kind: "status", status: random.pick(refusals), ...failure(random) }),
    () => ({ kind: "status", status: 429, body: random.pick(["envelope", "empty"]), ...hint(random) }),
    () => ({ kind: "status", status: 429, body: random.pick(["envelope", "empty"]), ...hint(random) }),
    () => quota(vendor),
    () => ({ kind: "redirect", status: random.pick([302, 303]) }),
    () => ({ kind: "unreadable", body: random.pick(["half JSON", "HTML", "empty", "no id"]) }),
  ])();
}

/** Only Protoface has an envelope for a 429 that is not a rate limit. */
function quota(vendor: VendorName): Answer {
  return vendor === "protoface"
    ? { kind: "status", status: 429, body: "quota" }
    : { kind: "status", status: 402, body: "envelope" };
}

function failure(random: Random): { body: FailureBody; retryAfter?: string } {
  return { body: random.pick<FailureBody>(["envelope", "envelope", "HTML", "empty"]), ...hint(random) };
}

function hint(random: Random): { retryAfter?: string } {
  if (random.chance(0.5)) return {};
  return { retryAfter: random.pick(["0", "1", "4", "in 3 s", "90"]) };
}

function delay(random: Random): number {
  return random.pick([0, 0, 0, 5, 200, 2_000, 20_000, 100_000]);
}

function slowBody(random: Random): number {
  return random.chance(0.1) ? random.pick([50, 3_000]) : 0;
}

function makes(random: Random): PostBehaviour["makes"] {
  return random.pick([never, 0, 0, 60, 4_000, 45_000, 240_000]);
}
