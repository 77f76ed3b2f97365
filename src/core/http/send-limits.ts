import type { AttemptTransfer } from "./attempt.ts";

/**
 * The name under which callers within the package add limits to the options of a call. A symbol, so that nobody gives
 * it by accident and options with it pass through every public method; registered, because calls under one key share
 * a flight across copies of the package.
 */
export const sendLimits = Symbol.for("avatar-clients.sendLimits.1");

/** Options of a call that only the package itself sets. */
export interface SendLimits {
  [sendLimits]?: {
    /** When the whole call must have ended, by the client's clock. */
    deadline?: number;
    /** After this, by the client's clock, no attempt is begun again. */
    lastStart?: number;
    /** No attempt starts after it has aborted; one under way goes on. The call rejects with its reason. */
    stop?: AbortSignal;
    /** An answer about another object than the path names is none. */
    sameId?: boolean;
    /** A create does not wait out a rate limit by itself. */
    giveBackRateLimits?: boolean;
    /** Resolves when a create may be begun: awaited before its caller is told of it. */
    turn?(): Promise<void>;
    /** Its attempts last as long as bytes flow, and the call as long as its attempts. */
    transfer?: AttemptTransfer;
  };
}
