import { AvatarClientError, nameErrors, type VendorName } from "./base.ts";

/** Refused before anything was sent. `reasons` lists all that is wrong, each with what would be right. */
export class InvalidInputError extends AvatarClientError {
  declare readonly code: "invalid_input";
  readonly reasons: readonly string[];

  /** @internal Errors are made by the clients. */
  constructor(vendor: VendorName | undefined, reasons: readonly string[], options?: ErrorOptions) {
    super(vendor, `invalid input: ${reasons.join("; ")}`, options);
    this.reasons = reasons;
  }
}
nameErrors(InvalidInputError, "InvalidInputError", "invalid_input");

/** Throws an {@link InvalidInputError} if there is any reason to. */
export function assertValid(vendor: VendorName | undefined, reasons: readonly string[]): void {
  if (reasons.length > 0) throw new InvalidInputError(vendor, reasons);
}
