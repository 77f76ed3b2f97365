import { type Fault, faultsOf } from "./fault.ts";

/** Faults of `createMany`. */
export const manyFaults: readonly Fault[] = faultsOf("src/unified/create-many.ts", [
  [
    "createMany passes its signal to creates in flight",
    "signal: cut.signal,",
    "signal: signal ?? cut.signal,",
  ],
  [
    "createMany rejects on an abort",
    "if (!thrown) return results;",
    "signal?.throwIfAborted();\n  if (!thrown) return results;",
  ],
  [
    "createMany starts more creates after an abort",
    "    stop.abort(signal?.reason);\n    cancelDrain",
    "    cancelDrain",
  ],
  [
    "createMany drains without a limit",
    "clock.after(drainMs, () => cut.abort(signal?.reason))",
    "() => undefined",
  ],
  [
    "createMany reports a lost create as failed",
    'if (isOutcomeUnknown(error)) return { index, status: "unknown", error };',
    "",
  ],
  [
    "createMany continues after 401, 402 and 403",
    "if (limited || (isAvatarClientError(error) && haltingCodes.has(error.code)))",
    "if (limited)",
  ],
  [
    "createMany does not pause all creates at a rate limit",
    "    for (;;) {\n      await gate.open();",
    "    const gate = new RateGate(clock, stop.signal);\n    for (;;) {\n      await gate.open();",
  ],
  [
    "a rate limit uses up the retries of createMany",
    "giveBackRateLimits: true, turn",
    "giveBackRateLimits: false, turn",
  ],
  ["a rejection of onSettled goes unhandled", "await onSettled?.(result);", "void onSettled?.(result);"],
  [
    "an exception from onSettled loses the results",
    "throw new AbortedError(vendor, { results: shown }, thrown.error);",
    "void shown;\n  throw thrown.error;",
  ],
]);
