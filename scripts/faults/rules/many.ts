import type { Way } from "../play/way.ts";
import type { FaultRow } from "../rows/row.ts";
import { allTries, arriving, type Expected, type Mode, verdict } from "./rules.ts";
import { isFinal } from "./status.ts";

/** The statuses of this many creates, the first of which met the fault. */
function statuses(first: string, others: string, asked: number): string {
  return [first, ...Array.from({ length: asked - 1 }, () => others)].join(", ");
}

/** What `createMany` ends with, one create after the other. */
export function manyTogether(row: FaultRow, mode: Mode, way: Way, asked: number): Expected {
  const { outcome, tries } = verdict(row, "create", way);
  const { effect, aborts } = row;
  const passes = mode === "once";
  if (effect === "misdirected" && passes)
    return { outcome: statuses("created", "created", asked), requests: asked + 1 };
  const unsent =
    effect === "abortedRateLimit" || (effect === "abortedUnsent" && outcome !== "OutcomeUnknownError");
  if (unsent) return { outcome: statuses("unsent", "unsent", asked), requests: arriving(row) };
  // A rate limit pauses all creates and uses up no retries.
  if (outcome === "RateLimitError") {
    const tooLong = typeof effect === "object" && effect.hint === "too long";
    if (passes && !tooLong) return { outcome: statuses("created", "created", asked), requests: asked + 1 };
    return { outcome: statuses("failed", "unsent", asked), requests: tooLong ? 1 : undefined };
  }
  if (passes && tries === allTries)
    return { outcome: statuses("created", "created", asked), requests: asked + arriving(row) };
  const status = statusOf(outcome);
  const requests = tries * arriving(row);
  if (isFinal(outcome) || aborts) return { outcome: statuses(status, "unsent", asked), requests };
  return passes
    ? { outcome: statuses(status, "created", asked), requests: requests + asked - 1 }
    : { outcome: statuses(status, status, asked), requests: requests * asked };
}

function statusOf(outcome: string): string {
  if (outcome === "ok") return "created";
  return outcome === "OutcomeUnknownError" ? "unknown" : "failed";
}
