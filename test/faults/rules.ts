import type { Effect, FaultRow, Status } from "./row.ts";
import { isTransient, statusClass } from "./rules-status.ts";

/** How an operation may be treated when it fails. */
export type Kind = "read" | "update" | "delete" | "create" | "apiRead" | "apiCreate";

/** What one call comes to while the fault lasts. */
export interface Verdict {
  /** The error's class, `ok`, or `{ error }` where the raw client reports a failure status. */
  readonly outcome: string;
  /** How often it is tried; more than once means that a passing fault does no harm. */
  readonly tries: number;
}

export const allTries = 3;

const ok: Verdict = { outcome: "ok", tries: 1 };
const once = (outcome: string): Verdict => ({ outcome, tries: 1 });
const again = (outcome: string): Verdict => ({ outcome, tries: allTries });

const lostCreate = once("OutcomeUnknownError");
const wrongAnswer = once("InvalidResponseError");

/** What may safely run twice, a create, a delete, and the raw client where it differs. */
interface Rule {
  readonly repeatable: Verdict;
  readonly create: Verdict;
  readonly delete?: Verdict;
  readonly api?: Verdict;
}

const rules: Record<Exclude<Effect, Status>, Rule> = {
  fine: { repeatable: ok, create: ok },
  unfamiliar: { repeatable: ok, create: ok },
  // Nothing was sent, so even a create is tried again.
  refused: { repeatable: again("ConnectionError"), create: again("ConnectionError") },
  hanging: { repeatable: again("TimeoutError"), create: again("TimeoutError") },
  lost: { repeatable: again("ConnectionError"), create: lostCreate },
  unanswered: { repeatable: again("TimeoutError"), create: lostCreate },
  // Any 2xx ends a delete well, whatever comes of its body.
  cut: { repeatable: again("InvalidResponseError"), create: lostCreate, delete: ok },
  endless: { repeatable: again("TimeoutError"), create: lostCreate, delete: ok },
  large: { repeatable: wrongAnswer, create: lostCreate, delete: ok },
  unreadable: { repeatable: wrongAnswer, create: lostCreate, delete: ok },
  unpromised: { repeatable: wrongAnswer, create: lostCreate, delete: ok, api: ok },
  // A redirect executes nothing.
  redirect: { repeatable: wrongAnswer, create: wrongAnswer },
  misdirected: { repeatable: once("ApiError"), create: once("ApiError"), api: once("{ error }") },
};

/** The rules of the design, by fault and kind of operation. */
export function verdict({ effect }: FaultRow, kind: Kind): Verdict {
  if (typeof effect === "object") return afterStatus(effect, kind);
  const rule = rules[effect];
  const api = kind === "apiRead" || kind === "apiCreate" ? rule.api : undefined;
  if (api) return api;
  if (kind === "create" || kind === "apiCreate") return rule.create;
  return (kind === "delete" ? rule.delete : undefined) ?? rule.repeatable;
}

function afterStatus({ status, hint, quota, refusal }: Status, kind: Kind): Verdict {
  const creates = kind === "create" || kind === "apiCreate";
  const turnedAway = status === 429 || (status === 503 && hint !== undefined);
  const retried = !quota && hint !== "too long" && (creates ? turnedAway : isTransient(status));
  const tries = retried ? allTries : 1;
  if (kind === "apiRead" || kind === "apiCreate") return { outcome: "{ error }", tries };
  const unknown = creates && status >= 500 && !turnedAway && !refusal;
  return { outcome: unknown ? "OutcomeUnknownError" : statusClass(status, quota), tries };
}
