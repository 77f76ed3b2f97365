import type { AttemptTransfer } from "./attempt.ts";

/**
 * The key of the internal limits in a call's options. A symbol, so that users cannot set it by accident and every
 * public method passes it through; in the global registry, because calls under one idempotency key share a flight
 * across copies of the package.
 */
export const sendLimits = Symbol.for("avatar-clients.sendLimits.1");

/** Internal options of a call. */
export interface SendLimits {
  [sendLimits]?: {
    /** Deadline of the whole call, by the client's clock. */
    deadline?: number;
    /** No retry starts after this time, by the client's clock. */
    lastStart?: number;
    /**
     * Once aborted, no further attempt starts, but one in flight continues. The call rejects with the signal's
     * reason.
     */
    stop?: AbortSignal;
    /** Rejects a response about another object than the path names. */
    sameId?: boolean;
    /** Returns a create's rate limit to the caller instead of retrying. */
    giveBackRateLimits?: boolean;
    /** Resolves when a create may start; awaited before `onSending` is called. */
    turn?(): Promise<void>;
    /** Makes `timeoutMs` an idle timeout, without a deadline for the whole call. */
    transfer?: AttemptTransfer;
  };
}
