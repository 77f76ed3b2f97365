import type { FailureDetails } from "../errors/api.ts";
import type { Recovery } from "../errors/outcome-unknown.ts";
import type { Answer, AttemptFailure } from "./attempt.ts";
import type { CallHistory, RequestKind } from "./attempts.ts";

/** How a call ended, with the history of its attempts. */
export type Outcome = { history: CallHistory } & (Answered | AttemptFailure);

interface Answered {
  answer: Answer;
  /** What a failure status came with. */
  details?: FailureDetails;
  retryAfterMs?: number | undefined;
}

/** A create that can be found again. */
export interface RecoveryHandle extends Recovery {
  /** Told when its answer was lost that was sent then, so long ago in milliseconds. */
  lose(sentAt: Date, agoMs: number): void;
}

/** A key under which the vendor answers a create that comes again with what the first one made. */
export interface RepeatKey {
  readonly key: string;
  /** Whether it may be sent again so many milliseconds from now. */
  lasts(inMs: number): boolean;
  /**
   * Whether a failure with this request id has come before: then it is the vendor's answer for good. Remembers the
   * id.
   */
  isReplay(requestId: string | undefined): boolean;
}

const repeatable = new Set(["GET", "HEAD", "OPTIONS", "PUT", "DELETE"]);

/** True for a request that may buy something twice if it is sent twice. */
export function isCreate({ method, makesNothing }: RequestKind): boolean {
  return !makesNothing && !repeatable.has(method);
}

/** True where the vendor may have carried out a create whose attempt ended so; a refusal says that it has not. */
export function mayHaveActed({ neverSent, status }: Pick<AttemptFailure, "neverSent" | "status">): boolean {
  return !neverSent && (status === undefined || isUnreadableOutcome(status));
}

/**
 * True for a status of a create from which nobody can read whether it was carried out: 5xx, and 303, which usually
 * means "done, look there" (RFC 9110 15.4.4). Browsers show 0 for every redirect. A 2xx counts for who could not read
 * its body.
 */
export function isUnreadableOutcome(status: number): boolean {
  return status < 300 || status === 303 || status >= 500;
}
