import { afterwards, bodiless, type FaultRow, well } from "./row.ts";

/** The user's abort, at each point that makes a difference to whether a create may have been carried out. */
export const abortFaults: readonly FaultRow[] = [
  {
    name: "aborted while connecting",
    effect: "abortedUnsent",
    instead: "frozen",
    received: false,
    acts: false,
    aborts: true,
    short: true,
    fault: well,
  },
  {
    name: "aborted before an answer",
    effect: "aborted",
    stalls: "before head",
    acts: true,
    aborts: true,
    short: true,
    fault: afterwards(() => undefined),
  },
  ...[200, 201, 303, 500, 503].map(
    (status): FaultRow => ({
      name: `aborted after the head of ${status}`,
      effect: "aborted",
      stalls: "in body",
      acts: true,
      aborts: true,
      fault: bodiless({ status, headers: { "retry-after": "1" } }, true),
    }),
  ),
  ...[302, 400, 422, 429].map(
    (status): FaultRow => ({
      name: `aborted after the head of ${status}`,
      effect: status === 429 ? "abortedRateLimit" : "abortedRefusal",
      stalls: "in body",
      acts: false,
      aborts: true,
      fault: bodiless({ status, headers: { location: "/elsewhere" } }, false),
    }),
  ),
];
