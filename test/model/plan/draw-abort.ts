import type { Random } from "../../../scripts/common/random.ts";
import type { AbortPlan, CallEvent } from "./schedule.ts";

const events: readonly CallEvent[] = [
  "onSending",
  "read",
  "body",
  "answering",
  "answered",
  "rate-limited",
  "settled",
];

/** Before the call starts, some time later (queued, in flight, backing off), or when something happens to the call. */
export function drawAbort(random: Random): AbortPlan {
  const reason = random.pick(["none", "none", "error", "frozen error", "object", "text", "null"] as const);
  const dice = random.next();
  if (dice < 0.06) return { when: { kind: "before" }, reason };
  if (dice < 0.5) {
    return { when: { kind: "after", ms: random.pick([0, 0, 1, 100, 600, 2_500, 15_000, 50_000]) }, reason };
  }
  return {
    when: {
      kind: "event",
      event: random.pick(events),
      nth: random.pick([1, 1, 2, 4]),
      turn: random.pick(["now", "microtask", "immediate"]),
    },
    reason,
  };
}
