import type { ApiError } from "../errors/api.ts";
import { type AvatarClientError, isAvatarClientError } from "../errors/base.ts";

/** Statuses after which an operation that may run twice is tried again; not 501 and 505, which stay as they are. */
export function isTransientStatus(status: number): boolean {
  return (
    status === 408 || status === 425 || status === 429 || (status >= 500 && status !== 501 && status !== 505)
  );
}

const transientCodes: ReadonlySet<string> = new Set(["connection", "timeout", "invalid_response"]);

/**
 * True for an error of one read that a later one may not meet: the network, 5xx, a rate limit, an unreadable answer.
 */
export function isTransientError(error: unknown): error is AvatarClientError {
  if (!isAvatarClientError(error)) return false;
  const { code, status } = error as AvatarClientError & Partial<ApiError>;
  if (transientCodes.has(code)) return true;
  return status !== undefined && code !== "quota_exceeded" && isTransientStatus(status);
}

/** The pause that the vendor asked for with its refusal, in milliseconds; 0 where it asked for none. */
export function retryAfterOf(error: unknown): number {
  return (isAvatarClientError(error) && (error as Partial<ApiError>).retryAfterMs) || 0;
}
