import { AvatarClientError, hasCode, nameErrors, type VendorName } from "./base.ts";

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

/** The error with each reason as `text` has it, which takes the key out: somebody may have named an option by it. */
export function redactReasons(error: unknown, text: (reason: string) => string): unknown {
  if (!hasCode(error, "invalid_input")) return error;
  const { vendor, reasons, cause } = error as InvalidInputError;
  const shown = reasons.map(text);
  if (shown.every((reason, at) => reason === reasons[at])) return error;
  return new InvalidInputError(vendor, shown, cause === undefined ? {} : { cause });
}
