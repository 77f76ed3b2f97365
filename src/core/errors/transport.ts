import { CallError, type CallTrace } from "./call.ts";

/** No usable answer came back, and trying again is safe: nothing was bought, or nothing was sent at all. */
export class ConnectionError extends CallError {
  readonly code = "connection";

  static {
    ConnectionError.prototype.name = "ConnectionError";
  }
}

/** Like {@link ConnectionError}, because the attempt or the whole call ran out of time (`timeoutMs`). */
export class TimeoutError extends CallError {
  readonly code = "timeout";

  static {
    TimeoutError.prototype.name = "TimeoutError";
  }
}

/**
 * A 2xx answer that is not what the vendor's document says (HTML, cut-off JSON, too large, no id), a redirect
 * (never followed: the key would go along), or a list whose cursor does not move.
 */
export class InvalidResponseError extends CallError {
  readonly code = "invalid_response";
  /** HTTP status of the answer. */
  readonly status: number;

  static {
    InvalidResponseError.prototype.name = "InvalidResponseError";
  }

  /** @internal Errors are made by the clients. */
  constructor(trace: CallTrace, status: number, message: string, options?: ErrorOptions) {
    super(trace, message, options);
    this.status = status;
  }
}
