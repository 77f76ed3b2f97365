import type { Way } from "../play/way.ts";
import type { Effect, FaultRow, Status } from "../rows/row.ts";
import { isTransient, statusClass } from "./status.ts";

/** How an operation may be treated when it fails. */
export type OperationKind =
  | "read"
  | "update"
  | "delete"
  | "create"
  /** Under a key that the vendor honours. */
  | "repeatable"
  | "apiRead"
  | "apiCreate";

/** How one call ends while the fault lasts. */
export interface Expectation {
  /** The error's class, `ok`, or `{ error }` if the raw client reports a failure status. */
  readonly outcome: string;
  /** The number of attempts; more than one means that a transient fault does no harm. */
  readonly tries: number;
}

/** How a whole operation ends. */
export interface Expected {
  readonly outcome: string;
  /** Requests that the server reads in full; undefined if that is not deterministic. */
  readonly requests: number | undefined;
}

/** Does the fault meet every request, or only the first? */
export type Mode = "always" | "once";

/** How many requests arrive for one attempt depends on both platform and fault. */
export function arriving(row: FaultRow): number {
  if (row.received === false) return 0;
  return row.effect === "misdirected" ? 2 : 1;
}

export const allTries = 3;

const ok: Expectation = { outcome: "ok", tries: 1 };
const once = (outcome: string): Expectation => ({ outcome, tries: 1 });
const again = (outcome: string): Expectation => ({ outcome, tries: allTries });

const lostCreate = once("OutcomeUnknownError");
const wrongAnswer = once("InvalidResponseError");
const reason = once("the signal's reason");

/** Rules for what may safely run twice, for creates, for deletes, and for the raw client if it differs. */
interface Rule {
  readonly repeatable: Expectation;
  /** Depends on which fetch sends, if that proves anything. */
  readonly create: Expectation | Readonly<Record<Way, Expectation>>;
  readonly delete?: Expectation;
  readonly api?: Expectation;
}

const connectionLost = again("ConnectionError");
const timedOut = again("TimeoutError");

const rules: Record<Exclude<Effect, Status>, Rule> = {
  fine: { repeatable: ok, create: ok },
  unfamiliar: { repeatable: ok, create: ok },
  stranger: { repeatable: ok, create: ok },
  // Nothing was sent, so even a create is retried; but only the platform's fetch, or one that is vouched for, can tell.
  refused: {
    repeatable: connectionLost,
    create: { platform: connectionLost, vouched: connectionLost, unvouched: lostCreate },
  },
  // A vouched-for fetch proves it by its error's code, and a timeout has none.
  hanging: {
    repeatable: timedOut,
    create: { platform: timedOut, vouched: lostCreate, unvouched: lostCreate },
  },
  lost: { repeatable: connectionLost, create: lostCreate },
  unanswered: { repeatable: timedOut, create: lostCreate },
  // Any 2xx completes a delete, whatever happens to its body.
  cut: { repeatable: again("InvalidResponseError"), create: lostCreate, delete: ok },
  endless: { repeatable: timedOut, create: lostCreate, delete: ok },
  large: { repeatable: wrongAnswer, create: lostCreate, delete: ok },
  unreadable: { repeatable: wrongAnswer, create: lostCreate, delete: ok },
  unpromised: { repeatable: wrongAnswer, create: lostCreate, delete: ok, api: ok },
  // A redirect executes nothing, except for the one that usually says that it was done.
  redirect: { repeatable: wrongAnswer, create: wrongAnswer },
  seeOther: { repeatable: wrongAnswer, create: lostCreate },
  misdirected: { repeatable: once("ApiError"), create: once("ApiError"), api: once("{ error }") },
  aborted: { repeatable: reason, create: lostCreate },
  abortedRefusal: { repeatable: reason, create: reason },
  abortedRateLimit: { repeatable: reason, create: reason },
  abortedUnsent: {
    repeatable: reason,
    create: { platform: reason, vouched: lostCreate, unvouched: lostCreate },
  },
};

/** The rules of the design, by fault and kind of operation. */
export function verdict(row: FaultRow, kind: OperationKind, way: Way): Expectation {
  const { effect } = row;
  if (kind === "repeatable") return repeated(effect, verdict(row, "create", way), verdict(row, "read", way));
  if (typeof effect === "object") return afterStatus(effect, kind);
  const rule = rules[effect];
  const api = kind === "apiRead" || kind === "apiCreate" ? rule.api : undefined;
  if (api) return api;
  if (kind === "create" || kind === "apiCreate")
    return "tries" in rule.create ? rule.create : rule.create[way];
  return (kind === "delete" ? rule.delete : undefined) ?? rule.repeatable;
}

/** Retried like a read, but what it leaves behind is as certain as after a create. */
function repeated(effect: Effect, create: Expectation, read: Expectation): Expectation {
  // It has a request id, the same each time, so it is the vendor's final response.
  const replayed = typeof effect === "object" && effect.refusal === true;
  return { outcome: create.outcome, tries: replayed ? 2 : read.tries };
}

function afterStatus({ status, hint, quota, refusal }: Status, kind: OperationKind): Expectation {
  const creates = kind === "create" || kind === "apiCreate";
  // Of all responses to a create, only a rate limit says that it may be sent again.
  const retried = !quota && hint !== "too long" && (creates ? status === 429 : isTransient(status));
  const tries = retried ? allTries : 1;
  if (kind === "apiRead" || kind === "apiCreate") return { outcome: "{ error }", tries };
  const unknown = creates && status >= 500 && !refusal;
  return { outcome: unknown ? "OutcomeUnknownError" : statusClass(status, quota), tries };
}
