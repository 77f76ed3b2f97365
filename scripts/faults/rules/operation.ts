import type { FaultOperation } from "../play/operations/operation.ts";
import type { Way } from "../play/way.ts";
import type { FaultRow } from "../rows/row.ts";
import { manyTogether } from "./many.ts";
import {
  allTries,
  arriving,
  type Expectation,
  type Expected,
  type Mode,
  type OperationKind,
  verdict,
} from "./rules.ts";
import { isTransient } from "./status.ts";

export type { Expected, Mode };

/** How many polls a wait makes under a lasting fault, and how it ends. */
function pollsOf(
  row: FaultRow,
  read: Expectation,
  { before = 0, eager }: FaultOperation,
): { polls: number | undefined; outcome: string } {
  const { effect } = row;
  const { outcome } = read;
  // A response about another id does not count as one.
  if (effect === "stranger") return { polls: 5, outcome: "InvalidResponseError" };
  if (typeof effect !== "object") {
    const passes = outcome !== "ok" && outcome !== "ApiError" && !row.aborts;
    return { polls: passes ? 5 : 1, outcome };
  }
  const { status, hint, quota } = effect;
  // Polls at 0, 6 and 12 seconds, the first 10 of which are the grace period; five failures in a row end the wait anyway.
  if (status === 404) return { polls: eager ? 5 : before > 0 ? 2 : 3, outcome };
  if (quota || !isTransient(status)) return { polls: 1, outcome };
  // Sleeps until the deadline, then polls one last time.
  if (hint === "too long") return { polls: 2, outcome: "WaitTimeoutError" };
  return { polls: 5, outcome };
}

function whileItLasts(row: FaultRow, { outcome, tries }: Expectation): Expected {
  return { outcome, requests: tries * arriving(row) };
}

/** The fault meets only the first attempt: a retry succeeds. */
function whenItPasses(row: FaultRow, { outcome, tries }: Expectation): Expected {
  if (row.effect === "misdirected") return { outcome: "ok", requests: 2 };
  if (tries === 1) return { outcome, requests: arriving(row) };
  return { outcome: "ok", requests: arriving(row) + 1 };
}

/** Anam documents 404 for an empty list. */
function isNoAvatars({ effect }: FaultRow, { vendor, name }: FaultOperation): boolean {
  return vendor === "anam" && name === "list" && typeof effect === "object" && effect.status === 404;
}

function plain(
  row: FaultRow,
  operation: FaultOperation,
  kind: OperationKind,
  mode: Mode,
  way: Way,
): Expected {
  const rule = isNoAvatars(row, operation) ? { outcome: "ok", tries: 1 } : verdict(row, kind, way);
  return mode === "always" ? whileItLasts(row, rule) : whenItPasses(row, rule);
}

function waiting(row: FaultRow, mode: Mode, operation: FaultOperation): Expected {
  const { vendor, before = 0, hasStatus = vendor !== "anam" } = operation;
  const read = verdict(row, "read", "platform");
  const neverReady = row.effect === "unfamiliar" && hasStatus;
  if (neverReady) {
    return mode === "always"
      ? { outcome: "WaitTimeoutError", requests: undefined }
      : { outcome: "ok", requests: 2 };
  }
  const { polls, outcome } = pollsOf(row, read, operation);
  if (mode === "always") {
    const requests = polls === undefined ? undefined : polls * read.tries * arriving(row);
    // Something was created, so the abort reason alone would not do.
    return { outcome: row.aborts && before > 0 ? "AbortedError" : outcome, requests };
  }
  if (read.tries < allTries && polls !== 1) return { outcome: "ok", requests: arriving(row) + 1 };
  return whenItPasses(row, read);
}

/** After a lost response, the search for the key goes on until the avatar appears or the call runs out of time. */
function underKey(row: FaultRow, { outcome, requests }: Expected): Expected {
  const { acts, aborts, foundAfterMs = 0 } = row;
  if (outcome !== "OutcomeUnknownError" || aborts) return { outcome, requests };
  if (!acts || foundAfterMs > callMs) return { outcome, requests: undefined };
  const oneRead = requests === undefined || foundAfterMs > 0 ? undefined : requests + 1;
  return { outcome: "ok", requests: oneRead };
}

/** After a lost response, a single read tells whether the operation was carried out, unless the user has ended the call. */
function readAgain(row: FaultRow, end: Expected): Expected {
  if (end.outcome !== "OutcomeUnknownError" || row.aborts) return end;
  const shown = row.acts && row.foundAfterMs === undefined;
  return withMore({ ...end, outcome: shown ? "ok" : end.outcome }, 1);
}

/** Time limit of a whole call: three attempts of the client's `timeoutMs`. */
const callMs = 300_000;

/** What the rules prescribe for a fault and an operation: its outcome, and how many requests reach the server. */
export function expected(
  row: FaultRow,
  operation: FaultOperation,
  mode: Mode,
  way: Way = "platform",
): Expected {
  const { kind, before = 0, asks = 1 } = operation;
  if (kind === "many") return manyTogether(row, mode, way, asks);
  let end = kind === "wait" ? waiting(row, mode, operation) : plain(row, operation, kind, mode, way);
  if (operation.keyed) end = underKey(row, end);
  if (operation.rereads) end = readAgain(row, end);
  if (end.outcome === "ok") {
    const { after = 0 } = operation;
    end = after === "some" ? { ...end, requests: undefined } : withMore(end, after);
  }
  return withMore(end, before);
}

function withMore({ outcome, requests }: Expected, more: number): Expected {
  return { outcome, requests: requests === undefined ? undefined : requests + more };
}
