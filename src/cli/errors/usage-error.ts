/** The command line, or what it names, makes no sense. Nothing was sent. */
export class UsageError extends Error {
  /** What is wrong in detail, and what to do about it: one line each. */
  readonly reasons: readonly string[];

  constructor(message: string, reasons: readonly string[] = []) {
    super(message);
    this.name = "UsageError";
    this.reasons = reasons;
  }
}
