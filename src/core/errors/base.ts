import type { vendorNames } from "../vendor-names.ts";

/** Which vendor an error, a client or an avatar belongs to. */
export type VendorName = (typeof vendorNames)[number];

/** Machine-readable kind of an {@link AvatarClientError}; one value a class. */
export type ErrorCode =
  | "api_error"
  | "bad_request"
  | "authentication"
  | "quota_exceeded"
  | "permission_denied"
  | "not_found"
  | "conflict"
  | "unprocessable"
  | "rate_limited"
  | "server_error"
  | "connection"
  | "timeout"
  | "outcome_unknown"
  | "invalid_response"
  | "invalid_input"
  | "avatar_failed"
  | "wait_timeout";

// Registered, so that two copies of the package in one program recognise each other's errors.
const brand = Symbol.for("avatar-clients.error");

/**
 * Base of everything this package throws, aborts excepted (those reject with the signal's own reason).
 *
 * Tell errors apart by class, by `code`, or, where two copies of the package may be loaded, with
 * {@link isAvatarClientError} and `code`. No error ever holds the API key.
 */
export abstract class AvatarClientError extends Error {
  abstract readonly code: ErrorCode;
  /** Undefined only for input that was meant for no vendor in particular, such as `checkImage` without one. */
  readonly vendor: VendorName | undefined;
  /**
   * The avatar that the create had already made when this error ended `createAndWait`: it exists at the vendor, so keep
   * its id. From a plain `wait` only `AvatarFailedError` and `WaitTimeoutError` have one. Absent otherwise.
   */
  declare avatar?: unknown;

  /** @internal Errors are made by the clients. */
  constructor(vendor: VendorName | undefined, message: string, options?: ErrorOptions) {
    super(vendor ? `${vendor}: ${message}` : message, options);
    this.vendor = vendor;
    this.name = new.target.name;
    Object.defineProperty(this, brand, { value: true });
  }
}

/** True for an error of this package, also one thrown by another copy of it. */
export function isAvatarClientError(error: unknown): error is AvatarClientError {
  return typeof error === "object" && error !== null && brand in error;
}
