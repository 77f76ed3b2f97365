import { AvatarClientError, nameErrors, type VendorName } from "./base.ts";

/** One try at a request. */
export interface AttemptRecord {
  /** When it began, by the wall clock: ISO 8601, UTC. */
  readonly at: string;
  /** How long it took, in milliseconds. */
  readonly durationMs: number;
  /** How it ended: the HTTP status as text, `timeout`, `aborted`, or the platform's code such as `ECONNRESET`. */
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
  /** What the path named, for a call about one object. */
  readonly id?: string | undefined;
  /** None where nothing was sent. */
  readonly attempts?: readonly AttemptRecord[];
}

/** Base of the errors that end a call to the vendor: an {@link AvatarClientError} that knows its call. */
export abstract class CallError extends AvatarClientError {
  readonly #summary: string;
  declare readonly vendor: VendorName;
  /** Of HTTP, or `import` for a part of the package that could not be loaded: nothing was sent then. */
  readonly method: string;
  /**
   * The path template of the vendor's document, such as `/v1/avatars/{id}`; of an `import` what needed it:
   * `avatars.get`.
   */
  readonly path: string;
  /** One record for each try, oldest first. */
  readonly attempts: readonly AttemptRecord[];

  /** @internal Errors are made by the clients. */
  constructor(trace: CallTrace, message: string, options?: ErrorOptions) {
    const about = trace.id === undefined ? "" : ` (id ${JSON.stringify(trace.id)})`;
    super(trace.vendor, `${trace.method} ${trace.path}: ${message}${about}`, options);
    this.#summary = message;
    this.method = trace.method;
    this.path = trace.path;
    if (trace.id !== undefined) Object.assign(this, { id: trace.id });
    this.attempts = trace.attempts ?? [];
  }

  /** The message without vendor, method and path. */
  get summary(): string {
    return this.#summary;
  }
}
nameErrors(CallError, "CallError");
