export {
  ApiError,
  AuthenticationError,
  BadRequestError,
  ConflictError,
  NotFoundError,
  PermissionDeniedError,
  QuotaExceededError,
  RateLimitError,
  ServerError,
  UnprocessableError,
} from "./api.ts";
export { AvatarClientError, type ErrorCode, isAvatarClientError, type VendorName } from "./base.ts";
export type { AttemptRecord, CallError } from "./call.ts";
export { InvalidInputError } from "./input.ts";
export { ConnectionError, InvalidResponseError, OutcomeUnknownError, TimeoutError } from "./transport.ts";
export { AvatarFailedError, WaitTimeoutError } from "./wait.ts";
