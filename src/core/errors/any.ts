import type { AbortedError } from "./aborted.ts";
import type { AnyApiError } from "./api.ts";
import { isAvatarClientError as isAny } from "./base.ts";
import type { InvalidInputError } from "./input.ts";
import type { OutcomeUnknownError } from "./outcome-unknown.ts";
import type { ConnectionError, InvalidResponseError, TimeoutError } from "./transport.ts";
import type { AvatarFailedError, JobFailedError, WaitTimeoutError } from "./wait.ts";

/** Every error of this package, as a union that `code` narrows: `error.code === "invalid_input"` gives `reasons`. */
export type AnyAvatarClientError =
  | AnyApiError
  | ConnectionError
  | TimeoutError
  | InvalidResponseError
  | InvalidInputError
  | OutcomeUnknownError
  | (JobFailedError & { readonly code: "job_failed" })
  | AvatarFailedError
  | WaitTimeoutError
  | AbortedError;

/** True for an error of this package, including one from another copy of it. Check `code` to see which. */
export const isAvatarClientError: (error: unknown) => error is AnyAvatarClientError =
  isAny as typeof isAvatarClientError;
