import type { ApiError } from "../errors/api.ts";
import { type AvatarClientError, isAvatarClientError } from "../errors/base.ts";

/** True for a status after which an idempotent operation is retried; not for 501 and 505, which are permanent. */
export function isTransientStatus(status: number): boolean {
  return (
    status === 408 || status === 425 || status === 429 || (status >= 500 && status !== 501 && status !== 505)
  );
}

const transientCodes: ReadonlySet<string> = new Set(["connection", "timeout", "invalid_response"]);

/** True for a read's error that a later read may not meet: network, 5xx, rate limit, unreadable response. */
export function isTransientError(error: unknown): error is AvatarClientError {
  if (!isAvatarClientError(error)) return false;
  const { code, status } = error as AvatarClientError & Partial<ApiError>;
  if (transientCodes.has(code)) return true;
  return status !== undefined && code !== "quota_exceeded" && isTransientStatus(status);
}

/** The pause that the vendor asked for, in milliseconds; 0 if none. */
export function retryAfterOf(error: unknown): number {
  return (isAvatarClientError(error) && (error as Partial<ApiError>).retryAfterMs) || 0;
}
