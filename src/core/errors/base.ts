import type { vendorNames } from "../vendors.ts";

/** The vendor that an error, a client or an item belongs to. */
export type VendorName = (typeof vendorNames)[number];

/** Machine-readable code of an {@link AvatarClientError}; one per class. */
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

// In the global registry, so that two copies of the package recognize each other's errors.
const brand = Symbol.for("avatar-clients.error");

/** Optional fields that `toJSON` includes. */
const jsonFields: ReadonlySet<string> = new Set(["id", "status", "requestId", "reasons"]);

/**
 * Base class of everything this package throws. An abort rejects with the signal's own reason instead, and an exception
 * from your own callback is rethrown, unless something may have been paid for.
 *
 * Distinguish errors by class or by `code`; if two copies of the package may be loaded, use {@link isAvatarClientError}
 * and `code`. No error ever contains the API key.
 */
export abstract class AvatarClientError extends Error {
  /** Fixed for each class. An own property, so that printing an error shows it. */
  declare readonly code: ErrorCode;
  /** Undefined only for input that concerns no particular vendor, such as `checkImage` without one. */
  readonly vendor: VendorName | undefined;
  /** The id of the object that the call was about, if there is exactly one. */
  declare readonly id?: string | undefined;
  /**
   * The item that was already created when this error ended `createAndWait`: it exists at the vendor, so keep its id.
   * Errors about one item that was read, such as `JobFailedError` and `WaitTimeoutError`, have it too.
   */
  declare readonly item?: unknown;

  /** @internal Clients construct errors. */
  constructor(vendor: VendorName | undefined, message: string, options?: ErrorOptions) {
    super(vendor ? `${vendor}: ${message}` : message, options);
    this.vendor = vendor;
    Object.assign(this, { code: this.code });
    Object.defineProperty(this, brand, { value: true });
  }

  /** For logs: without it, `JSON.stringify` would omit an error's message. */
  toJSON(): Record<string, unknown> {
    const { name, code, message, vendor } = this;
    const all = Object.entries(this).filter(([field]) => jsonFields.has(field));
    return { name, code, message, vendor, ...Object.fromEntries(all) };
  }
}

/** Sets the name and code of an error class. The name is a literal because minifiers rename classes. */
export function nameErrors(type: { prototype: AvatarClientError }, name: string, code?: ErrorCode): void {
  Object.assign(type.prototype, { name, code });
}

nameErrors(AvatarClientError, "AvatarClientError");

/** True for an error of this package, including one from another copy of it. */
export function isAvatarClientError(error: unknown): error is AvatarClientError {
  return typeof error === "object" && error !== null && brand in error;
}

/** True for an error with that code, from any copy of the package. */
export function hasCode<Code extends ErrorCode>(
  error: unknown,
  code: Code,
): error is AvatarClientError & { readonly code: Code } {
  return isAvatarClientError(error) && error.code === code;
}

/** Adds the created item to an error that ended the call after the create. */
export function attachItem(error: AvatarClientError, item: { id: string }): void {
  if (error.item === undefined) Object.assign(error, { item });
  if (error.id === undefined) Object.assign(error, { id: item.id });
}
