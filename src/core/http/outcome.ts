import type { FailureDetails } from "../errors/api.ts";
import type { Recovery } from "../errors/outcome-unknown.ts";
import type { Answer, AttemptFailure } from "./attempt.ts";
import type { CallHistory, RequestKind } from "./attempts.ts";

/** The outcome of a call, with the history of its attempts. */
export type Outcome = { history: CallHistory } & (Answered | AttemptFailure);

interface Answered {
  answer: Answer;
  /** The details of an error status. */
  details?: FailureDetails;
  retryAfterMs?: number | undefined;
}

/** The recovery of a create in flight. */
export interface RecoveryHandle extends Recovery {
  /** Called when the response is lost: sent at `sentAt`, which is `agoMs` milliseconds ago. */
  lose(sentAt: Date, agoMs: number): void;
}

/** An idempotency key with which the vendor answers a repeated create with the result of the first. */
export interface RepeatKey {
  readonly key: string;
  /** Whether the key may still be sent in `inMs` milliseconds. */
  lasts(inMs: number): boolean;
  /**
   * Whether a failure with this request id was seen before, which makes it a replay and the vendor's final answer.
   * Remembers the id.
   */
  isReplay(requestId: string | undefined): boolean;
}

const repeatable = new Set(["GET", "HEAD", "OPTIONS", "PUT", "DELETE"]);

/** True for a request that may buy something twice if sent twice. */
export function isCreate({ method, idempotent }: RequestKind): boolean {
  return !idempotent && !repeatable.has(method);
}

/** Whether the vendor may have executed a create whose attempt failed this way. */
export function mayHaveActed({ neverSent, status }: Pick<AttemptFailure, "neverSent" | "status">): boolean {
  return !neverSent && (status === undefined || isUnreadableOutcome(status));
}

/**
 * True for a status that leaves open whether a create was executed: 5xx, and 303, which usually means "done, see there"
 * (RFC 9110 15.4.4). Browsers report 0 for every redirect. A 2xx counts if its body could not be read.
 */
export function isUnreadableOutcome(status: number): boolean {
  return status < 300 || status === 303 || status >= 500;
}
