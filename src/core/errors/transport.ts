import { CallError, type CallTrace } from "./call.ts";

/** No usable answer came back, and trying again is safe: nothing was bought, or nothing was sent at all. */
export class ConnectionError extends CallError {
  readonly code = "connection";
}

/** Like {@link ConnectionError}, because the attempt or the whole call ran out of time (`timeoutMs`). */
export class TimeoutError extends CallError {
  readonly code = "timeout";
}

/**
 * A 2xx answer that is not what the vendor's document says (HTML, cut-off JSON, too large, no id), a redirect
 * (never followed: the key would go along), or a list whose cursor does not move.
 */
export class InvalidResponseError extends CallError {
  readonly code = "invalid_response";
  /** HTTP status of the answer. */
  readonly status: number;

  /** @internal Errors are made by the clients. */
  constructor(trace: CallTrace, status: number, message: string, options?: ErrorOptions) {
    super(trace, message, options);
    this.status = status;
  }
}

/** What a create sent, and how to look for what it may have made. */
export interface LostCreate {
  /** When the attempt began whose answer was lost. */
  readonly sentAt: Date;
  /** The name given to the avatar, if any. */
  readonly name?: string | undefined;
  readonly search?: (() => Promise<unknown[]>) | undefined;
}

/**
 * A create was sent and its answer was lost: the vendor may have made, and charged for, the avatar. Never retried
 * by itself. Look at {@link OutcomeUnknownError.candidates} before sending it again; `cause` says what went wrong.
 */
export class OutcomeUnknownError extends CallError {
  readonly code = "outcome_unknown";
  /** When the attempt began whose answer was lost. */
  readonly sentAt: Date;
  /** The name that was sent, if any. */
  readonly sentName: string | undefined;
  // Private, so that printing the error does not print the client behind it.
  readonly #search: LostCreate["search"];

  /** @internal Errors are made by the clients. */
  constructor(trace: CallTrace, lost: LostCreate, cause: CallError) {
    super(
      trace,
      `sent at ${lost.sentAt.toISOString()}, but the answer was lost (${cause.summary}); ` +
        "the vendor may have acted: check candidates() before trying again",
      { cause },
    );
    this.sentAt = lost.sentAt;
    this.sentName = lost.name;
    this.#search = lost.search;
  }

  /**
   * Asks the vendor for what this create may have made: things of the same name that appeared since it was sent,
   * newest first. Empty where nothing fits, and for operations that cannot be searched.
   */
  async candidates<T = unknown>(): Promise<T[]> {
    return ((await this.#search?.()) ?? []) as T[];
  }
}
