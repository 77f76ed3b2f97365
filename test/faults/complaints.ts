import { getEventListeners } from "node:events";
import { OutcomeUnknownError } from "../../src/index.ts";
import { type End, isDocumented, leaksKey } from "./judge.ts";
import type { Operation } from "./operations.ts";
import type { Surroundings } from "./surroundings.ts";
import type { Wire } from "./wire.ts";

/** What must never be, whatever the fault: all that is wrong with how a call ended, in words. The faults are over. */
export async function complaintsAbout(
  end: End,
  operation: Operation,
  { server, clock }: Wire,
  { elsewhere }: Surroundings,
  signal?: AbortSignal,
): Promise<string[]> {
  const { bought } = server.model;
  const shown = "error" in end ? end.error : end.value;
  const aborted = "error" in end && signal?.aborted === true && end.error === signal.reason;
  const complaints: string[] = [];
  if ("error" in end && !aborted && !isDocumented(end.error)) {
    complaints.push(`not a documented class: ${String(end.error)}`);
  }
  if (leaksKey(shown)) complaints.push("the key can be read in what came back");
  if (bought > 1) complaints.push(`bought ${bought} times`);
  if (clock.pending > 0) complaints.push(`${clock.pending} timers left`);
  if (signal && getEventListeners(signal, "abort").length > 0)
    complaints.push("listeners left on the signal");
  if ("polluted" in {}) complaints.push("Object.prototype was changed");
  if (elsewhere.seen.length > 0 || elsewhere.connections > 0) complaints.push("a redirect was followed");
  // The raw client knows no search for what was lost.
  if (shown instanceof OutcomeUnknownError && !operation.name.startsWith("api.")) {
    const found = (await shown.candidates()).length;
    if (found !== bought) complaints.push(`${bought} bought, but ${found} candidates`);
  }
  return complaints;
}
