import type { Operation } from "./operations.ts";
import type { FaultRow } from "./row.ts";
import { allTries, type Kind, type Verdict, verdict } from "./rules.ts";
import { isTransient } from "./rules-status.ts";

/** What a whole operation comes to. */
export interface Expected {
  readonly outcome: string;
  /** Requests that the server reads to their end; undefined where that depends on chance. */
  readonly requests: number | undefined;
}

/** Does the fault meet every request, or only the first? */
export type Mode = "always" | "once";

/** How many looks a wait takes at a fault that lasts, and how it ends. */
function polls(
  row: FaultRow,
  read: Verdict,
  firstLookInHand: boolean,
): { looks: number | undefined; outcome: string } {
  const { effect } = row;
  const { outcome } = read;
  if (typeof effect !== "object") {
    if (outcome === "ok" || outcome === "ApiError") return { looks: 1, outcome };
    return { looks: 5, outcome };
  }
  const { status, hint, quota } = effect;
  // At 0, 2, 5 and 10 seconds (Argil: 0, 3, 7.5 and 15), of which the first 10 are grace.
  if (status === 404) return { looks: firstLookInHand ? 3 : 4, outcome };
  if (quota || !(isTransient(status) || status >= 500)) return { looks: 1, outcome };
  // Sleeps until the deadline, and looks a last time.
  if (hint === "too long") return { looks: 2, outcome: "WaitTimeoutError" };
  return { looks: 5, outcome };
}

/** Platform and fault together decide how many requests arrive for one try. */
function arriving(row: FaultRow): number {
  if (row.received === false) return 0;
  return row.effect === "misdirected" ? 2 : 1;
}

function whileItLasts(row: FaultRow, { outcome, tries }: Verdict): Expected {
  return { outcome, requests: tries * arriving(row) };
}

/** The fault meets the first try only: whoever tries again is well. */
function whenItPasses(row: FaultRow, { outcome, tries }: Verdict): Expected {
  if (row.effect === "misdirected") return { outcome: "ok", requests: 2 };
  if (tries < allTries) return { outcome, requests: tries * arriving(row) };
  return { outcome: "ok", requests: arriving(row) + 1 };
}

/** Anam documents 404 for an empty list. */
function isNoAvatars({ effect }: FaultRow, { vendor, name }: Operation): boolean {
  return vendor === "anam" && name === "list" && typeof effect === "object" && effect.status === 404;
}

function plain(row: FaultRow, operation: Operation, kind: Kind, mode: Mode): Expected {
  const rule = isNoAvatars(row, operation) ? { outcome: "ok", tries: 1 } : verdict(row, kind);
  return mode === "always" ? whileItLasts(row, rule) : whenItPasses(row, rule);
}

function waiting(row: FaultRow, mode: Mode, operation: Operation): Expected {
  const read = verdict(row, "read");
  const neverReady = row.effect === "unfamiliar" && operation.vendor !== "anam";
  if (neverReady) {
    return mode === "always"
      ? { outcome: "WaitTimeoutError", requests: undefined }
      : { outcome: "ok", requests: 2 };
  }
  const { looks, outcome } = polls(row, read, operation.name === "createAndWait, polls");
  if (mode === "always") {
    const requests = looks === undefined ? undefined : looks * read.tries * arriving(row);
    return { outcome, requests };
  }
  if (read.tries < allTries && looks !== 1) return { outcome: "ok", requests: arriving(row) + 1 };
  return whenItPasses(row, read);
}

/** What the rules say of a fault and an operation: its end, and the requests that reach the server. */
export function expected(row: FaultRow, operation: Operation, mode: Mode): Expected {
  if (operation.kind === "wait") {
    const wait = waiting(row, mode, operation);
    const before = operation.name === "wait" ? 0 : 1;
    return { ...wait, requests: wait.requests === undefined ? undefined : wait.requests + before };
  }
  const end = plain(row, operation, operation.kind, mode);
  const { outcome, requests = 0 } = end;
  if (operation.name === "createAndWait, create")
    return outcome === "ok" ? { outcome, requests: requests + 1 } : end;
  if (operation.name !== "create with an idempotencyKey") return end;
  // One look for the key before, and one after a lost answer.
  if (outcome !== "OutcomeUnknownError") return { outcome, requests: requests + 1 };
  return { outcome: row.acts ? "ok" : outcome, requests: requests + 2 };
}
