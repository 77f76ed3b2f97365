export { AbortedError } from "./aborted.ts";
export { type AnyAvatarClientError, isAvatarClientError } from "./any.ts";
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
export { AvatarClientError, type ErrorCode, type VendorName } from "./base.ts";
export type { AttemptRecord, CallError } from "./call.ts";
export { InvalidInputError } from "./input.ts";
export {
  type CreatedItem,
  OutcomeUnknownError,
  type ReconcileOptions,
  type Reconciliation,
  type Recovery,
} from "./outcome-unknown.ts";
export { ConnectionError, InvalidResponseError, TimeoutError } from "./transport.ts";
export { AvatarFailedError, JobFailedError, type JobKind, WaitTimeoutError } from "./wait.ts";
