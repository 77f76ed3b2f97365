import type { Extras } from "../play/extras.ts";
import { type FaultOperation, maxWaitMs } from "../play/operations.ts";

/** Time for one attempt, in milliseconds. */
export const timeoutMs = 100_000;
/** A wait's last look may take so much longer. */
const lastLookMs = 2_000;
const longestPauseMs = 8_000;

/** How long a call may take by its client's clock, in milliseconds. */
export function allowedMs({ kind, name, before = 0, uploads }: FaultOperation, given: Extras = {}): number {
  if (kind === "many") return Number.POSITIVE_INFINITY;
  // The raw client takes no such option of a call.
  const { maxRetries = 2 } = name.startsWith("api.") ? {} : given;
  // An upload's limit is for each silence: the pauses between its attempts come on top.
  const callMs = timeoutMs * (maxRetries + 1) + (uploads ? timeoutMs : 0);
  const waitMs = (given.maxWaitMs ?? maxWaitMs) + lastLookMs;
  if (kind === "wait") return before > 0 ? callMs + waitMs : waitMs;
  // Of an upload only silence is bounded, so that its pauses come on top.
  if (name === "assets.upload") return callMs + maxRetries * longestPauseMs;
  return name.includes("AndWait") ? callMs + waitMs : callMs;
}
