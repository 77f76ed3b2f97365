import { ApiError, type AvatarClientError, isAvatarClientError } from "../errors/index.ts";
import { isTransientStatus } from "./retry.ts";

/** True for an error of one read that a later one may not meet: the network, 5xx, a rate limit, an unreadable answer. */
export function isTransientError(error: unknown): error is AvatarClientError {
  if (!isAvatarClientError(error)) return false;
  if (error instanceof ApiError) return error.code !== "quota_exceeded" && isTransientStatus(error.status);
  return error.code === "connection" || error.code === "timeout" || error.code === "invalid_response";
}
