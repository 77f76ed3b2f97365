import { hasCode, isAvatarClientError } from "../../core/errors/base.ts";
import { ApiError, InvalidInputError } from "../../core/errors/index.ts";
import type { AttemptOutcome } from "../ledger/ledger.ts";

/** Thrown before the first byte of an attempt that is too old to send. */
export class StaleAttemptError extends Error {}

const longestBackoffSeconds = 300;

/**
 * What the error of a create says about it. Only what the core gives as an answer, or as proof that nothing was sent, is
 * taken for one; everything else leaves the outcome unknown.
 */
export function outcomeOf(error: unknown, attempt: number): AttemptOutcome {
  const why = error instanceof Error ? error.message : String(error);
  const delaySeconds = Math.min(longestBackoffSeconds, 2 ** Math.min(attempt, 10));
  const again = { becomes: "planned", why, delaySeconds } as const;
  if (error instanceof StaleAttemptError) return { ...again, delaySeconds: 0 };
  if (error instanceof InvalidInputError) return { becomes: "refused", why: error.reasons.join("; ") };
  if (!isAvatarClientError(error)) return { becomes: "unknown", why };
  switch (error.code) {
    case "rate_limited": {
      const hint = error instanceof ApiError ? error.retryAfterMs : undefined;
      return {
        ...again,
        delaySeconds: 0,
        hold: { pause: null, why: null, waitMs: hint ?? delaySeconds * 1000 },
      };
    }
    case "authentication":
    case "permission_denied":
      return { ...again, delaySeconds: 0, hold: { pause: "key", why, waitMs: 0 } };
    case "quota_exceeded":
      return { ...again, delaySeconds: 0, hold: { pause: "account", why, waitMs: 0 } };
    // A create that the core says was never sent.
    case "connection":
    case "timeout":
      return again;
    // The documented refusal of a vendor that is busy; one that may have acted is `outcome_unknown`.
    case "server_error":
      return again;
    // A redirect, which executes nothing, or a path that is not there: the address is wrong, for all items.
    case "invalid_response":
    case "not_found":
      return { ...again, hold: { pause: "account", why, waitMs: 0 } };
    case "bad_request":
    case "conflict":
    case "unprocessable":
    case "api_error":
    case "invalid_input":
      return { becomes: "refused", why };
    default:
      return { becomes: "unknown", why };
  }
}

/** Whether every request of the account would fail so. */
export const isKeyError = (error: unknown): boolean =>
  hasCode(error, "authentication") || hasCode(error, "permission_denied");
