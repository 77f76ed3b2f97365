import { hasCode, isAvatarClientError } from "../../core/errors/base.ts";
import { ApiError, InvalidInputError } from "../../core/errors/index.ts";
import { messageOf } from "../database/errors.ts";
import type { AttemptOutcome } from "../ledger/attempts.ts";

/** Thrown before the first byte is sent, for an attempt that is too old. */
export class StaleAttemptError extends Error {}

const longestBackoffSeconds = 300;

/**
 * What an error says about the create that threw it. Only the vendor's response, or the core's proof that nothing was sent,
 * decides it; everything else leaves the outcome unknown.
 */
export function outcomeOf(error: unknown, attempt: number): AttemptOutcome {
  const why = messageOf(error);
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
    // For a create these mean that it was never sent.
    case "connection":
    case "timeout":
      return again;
    // A documented refusal by a busy vendor; if it may have acted, the code is `outcome_unknown`.
    case "server_error":
      return again;
    // A redirect, which executes nothing, or an unknown path: the address is wrong, for every item.
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

/** Whether every request of the account would fail like this. */
export const isKeyError = (error: unknown): boolean =>
  hasCode(error, "authentication") || hasCode(error, "permission_denied");
