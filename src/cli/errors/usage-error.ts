/** The command line, or a file or value that it names, is invalid. Nothing was sent. */
export class UsageError extends Error {
  /** Details and what to do about them, one line each. */
  readonly reasons: readonly string[];

  constructor(message: string, reasons: readonly string[] = []) {
    super(message);
    this.name = "UsageError";
    this.reasons = reasons;
  }
}
