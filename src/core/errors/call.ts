import { AvatarClientError, type VendorName } from "./base.ts";

/** One try at a request. */
export interface AttemptRecord {
  /** When it began: ISO 8601, UTC. */
  readonly at: string;
  /** How long it took, in milliseconds. */
  readonly durationMs: number;
  /** What came of it: the HTTP status as text, `timeout`, or the platform's code such as `ECONNRESET`. */
  readonly outcome: string;
  /** The pause before it, in milliseconds; 0 for the first. */
  readonly waitedMs: number;
}

/** Where a call went and how often it was tried. */
export interface CallTrace {
  readonly vendor: VendorName;
  readonly method: string;
  /** The path template of the vendor's document, such as `/v1/avatars/{id}`. */
  readonly path: string;
  readonly attempts: readonly AttemptRecord[];
}

/** Base of the errors that end a call to the vendor: an {@link AvatarClientError} that knows its call. */
export abstract class CallError extends AvatarClientError {
  readonly #summary: string;
  declare readonly vendor: VendorName;
  readonly method: string;
  /** The path template of the vendor's document, such as `/v1/avatars/{id}`. */
  readonly path: string;
  /** One record for each try, oldest first. */
  readonly attempts: readonly AttemptRecord[];

  /** @internal Errors are made by the clients. */
  constructor(trace: CallTrace, message: string, options?: ErrorOptions) {
    super(trace.vendor, `${trace.method} ${trace.path}: ${message}`, options);
    this.#summary = message;
    this.method = trace.method;
    this.path = trace.path;
    this.attempts = trace.attempts;
  }

  /** The message without vendor, method and path. */
  get summary(): string {
    return this.#summary;
  }
}
