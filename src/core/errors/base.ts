import type { vendorNames } from "../vendors.ts";

/** Which vendor an error, a client or an item belongs to. */
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
  | "job_failed"
  | "avatar_failed"
  | "wait_timeout"
  | "aborted";

// Registered, so that two copies of the package in one program recognise each other's errors.
const brand = Symbol.for("avatar-clients.error");

/** What `toJSON` takes along where an error has it. */
const jsonFields: ReadonlySet<string> = new Set(["id", "status", "requestId", "reasons"]);

/**
 * Base of everything this package throws; an abort rejects with the signal's own reason unless something may have been
 * paid for.
 *
 * Tell errors apart by class, by `code`, or, where two copies of the package may be loaded, with
 * {@link isAvatarClientError} and `code`. No error ever holds the API key.
 */
export abstract class AvatarClientError extends Error {
  /** Of the class, and every error's own, so that printing shows it. */
  declare readonly code: ErrorCode;
  /** Undefined only for input that was meant for no vendor in particular, such as `checkImage` without one. */
  readonly vendor: VendorName | undefined;
  /** The id of the one object that the call was about, where there is one. */
  declare readonly id?: string | undefined;
  /**
   * What a create had already made when this error ended `createAndWait`: it exists at the vendor, so keep its id. From
   * a plain `wait` only `AvatarFailedError` and `WaitTimeoutError` have one. Absent otherwise.
   */
  declare readonly item?: unknown;

  /** @internal Errors are made by the clients. */
  constructor(vendor: VendorName | undefined, message: string, options?: ErrorOptions) {
    super(vendor ? `${vendor}: ${message}` : message, options);
    this.vendor = vendor;
    Object.assign(this, { code: this.code });
    Object.defineProperty(this, brand, { value: true });
  }

  /** For logs: `JSON.stringify` would leave out an error's message. */
  toJSON(): Record<string, unknown> {
    const { name, code, message, vendor } = this;
    const all = Object.entries(this).filter(([field]) => jsonFields.has(field));
    return { name, code, message, vendor, ...Object.fromEntries(all) };
  }
}

/** Gives a class of errors its name, written out because minifiers rename classes, and its code. */
export function nameErrors(type: { prototype: AvatarClientError }, name: string, code?: ErrorCode): void {
  Object.assign(type.prototype, { name, code });
}

nameErrors(AvatarClientError, "AvatarClientError");

/** True for an error of this package, also one thrown by another copy of it. */
export function isAvatarClientError(error: unknown): error is AvatarClientError {
  return typeof error === "object" && error !== null && brand in error;
}

/** True for an error of that kind, of whichever copy of the package. */
export function hasCode<Code extends ErrorCode>(
  error: unknown,
  code: Code,
): error is AvatarClientError & { readonly code: Code } {
  return isAvatarClientError(error) && error.code === code;
}

/** Adds what a create had made to the error that ended the call after it. */
export function attachItem(error: AvatarClientError, item: { id: string }): void {
  if (error.item === undefined) Object.assign(error, { item });
  if (error.id === undefined) Object.assign(error, { id: item.id });
}
