import type { Extras } from "../play/extras.ts";
import { maxWaitMs } from "../play/operations/common.ts";
import type { FaultOperation } from "../play/operations/operation.ts";

/** Time for one attempt, in milliseconds. */
export const timeoutMs = 100_000;
/** How far a wait's last poll may run past the deadline. */
const lastPollMs = 2_000;
const longestPauseMs = 8_000;

/** How long a call may take by the client's clock, in milliseconds. */
export function allowedMs({ kind, name, before = 0, uploads }: FaultOperation, given: Extras = {}): number {
  if (kind === "many") return Number.POSITIVE_INFINITY;
  // The raw client has no such per-call option.
  const { maxRetries = 2 } = name.startsWith("api.") ? {} : given;
  // An upload's limit applies to each silence; the delays between its attempts are extra.
  const callMs = timeoutMs * (maxRetries + 1) + (uploads ? timeoutMs : 0);
  const waitMs = (given.maxWaitMs ?? maxWaitMs) + lastPollMs;
  if (kind === "wait") return before > 0 ? callMs + waitMs : waitMs;
  // Only an upload's silences are bounded, so its delays are extra.
  if (name === "assets.upload") return callMs + maxRetries * longestPauseMs;
  return name.includes("AndWait") ? callMs + waitMs : callMs;
}
