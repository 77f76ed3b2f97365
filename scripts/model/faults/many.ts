import { type Fault, faultsOf } from "./fault.ts";

/** What `createMany` did. */
export const manyFaults: readonly Fault[] = faultsOf("src/unified/create-many.ts", [
  [
    "createMany hands its signal to creates on their way",
    "signal: cut.signal,",
    "signal: signal ?? cut.signal,",
  ],
  [
    "createMany rejects for an abort",
    "if (!thrown) return results;",
    "signal?.throwIfAborted();\n  if (!thrown) return results;",
  ],
  [
    "createMany begins more after an abort",
    "    stop.abort(signal?.reason);\n    cancelDrain",
    "    cancelDrain",
  ],
  [
    "createMany drains without end",
    "clock.after(drainMs, () => cut.abort(signal?.reason))",
    "() => undefined",
  ],
  [
    "createMany calls a lost create failed",
    'if (isOutcomeUnknown(error)) return { index, status: "unknown", error };',
    "",
  ],
  [
    "createMany goes on after 401, 402 and 403",
    "if (limited || (isAvatarClientError(error) && haltingCodes.has(error.code)))",
    "if (limited)",
  ],
  [
    "createMany does not pause together at a rate limit",
    "    for (;;) {\n      await gate.open();",
    "    const gate = new RateGate(clock, stop.signal);\n    for (;;) {\n      await gate.open();",
  ],
  [
    "a rate limit uses up the retries of createMany",
    "giveBackRateLimits: true, turn",
    "giveBackRateLimits: false, turn",
  ],
  ["a rejection of onSettled is nobody's", "await onSettled?.(result);", "void onSettled?.(result);"],
  [
    "what onSettled throws loses the results",
    "throw new AbortedError(vendor, { results: shown }, thrown.error);",
    "void shown;\n  throw thrown.error;",
  ],
]);
