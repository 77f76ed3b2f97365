import { AvatarClientError, nameErrors, type VendorName } from "./base.ts";

/** One attempt at a request. */
export interface AttemptRecord {
  /** When it started, by the wall clock: ISO 8601, UTC. */
  readonly at: string;
  /** How long it took, in milliseconds. */
  readonly durationMs: number;
  /** How it ended: the HTTP status as a string, `timeout`, `aborted`, or the platform's code such as `ECONNRESET`. */
  readonly outcome: string;
  /** The backoff before it, in milliseconds; 0 for the first attempt. */
  readonly waitedMs: number;
}

/** The request of a call, and its attempts. */
export interface CallTrace {
  readonly vendor: VendorName;
  readonly method: string;
  /** The path template in the vendor's document, such as `/v1/avatars/{id}`. */
  readonly path: string;
  /** The id in the path, for a call about one object. */
  readonly id?: string | undefined;
  /** None where nothing was sent. */
  readonly attempts?: readonly AttemptRecord[];
}

/**
 * Base class of errors that end a call to the vendor: an {@link AvatarClientError} with the request and its attempts.
 */
export abstract class CallError extends AvatarClientError {
  readonly #summary: string;
  declare readonly vendor: VendorName;
  /** The HTTP method, or `import` if a part of the package could not be loaded (nothing was sent). */
  readonly method: string;
  /**
   * The path template in the vendor's document, such as `/v1/avatars/{id}`; for an `import` the operation:
   * `avatars.get`.
   */
  readonly path: string;
  /** One record per attempt, oldest first. */
  readonly attempts: readonly AttemptRecord[];

  /** @internal Clients construct errors. */
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
