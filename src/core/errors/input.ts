import { AvatarClientError, hasCode, nameErrors, type VendorName } from "./base.ts";

/** The input was rejected before anything was sent. `reasons` lists every problem and what is allowed instead. */
export class InvalidInputError extends AvatarClientError {
  declare readonly code: "invalid_input";
  readonly reasons: readonly string[];

  /** @internal Clients construct errors. */
  constructor(vendor: VendorName | undefined, reasons: readonly string[], options?: ErrorOptions) {
    super(vendor, `invalid input: ${reasons.join("; ")}`, options);
    this.reasons = reasons;
  }
}
nameErrors(InvalidInputError, "InvalidInputError", "invalid_input");

/** @throws InvalidInputError if there are any reasons. */
export function assertValid(vendor: VendorName | undefined, reasons: readonly string[]): void {
  if (reasons.length > 0) throw new InvalidInputError(vendor, reasons);
}

/** Redacts each reason with `text`: a caller may have used the key as the name of an option. */
export function redactReasons(error: unknown, text: (reason: string) => string): unknown {
  if (!hasCode(error, "invalid_input")) return error;
  const { vendor, reasons, cause } = error as InvalidInputError;
  const shown = reasons.map(text);
  if (shown.every((reason, at) => reason === reasons[at])) return error;
  return new InvalidInputError(vendor, shown, cause === undefined ? {} : { cause });
}
