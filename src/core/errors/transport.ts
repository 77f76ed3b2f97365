import { nameErrors } from "./base.ts";
import { CallError, type CallTrace } from "./call.ts";

/** No usable answer came back, and trying again is safe: nothing was bought, or nothing was sent at all. */
export class ConnectionError extends CallError {
  declare readonly code: "connection";
}
nameErrors(ConnectionError, "ConnectionError", "connection");

/** Like {@link ConnectionError}, because the attempt or the whole call ran out of time (`timeoutMs`). */
export class TimeoutError extends CallError {
  declare readonly code: "timeout";
}
nameErrors(TimeoutError, "TimeoutError", "timeout");

/**
 * A 2xx answer that is not what the vendor's document says (HTML, cut-off JSON, too large, no id), a redirect
 * (never followed: the key would go along), or a list whose cursor does not move.
 */
export class InvalidResponseError extends CallError {
  declare readonly code: "invalid_response";
  /** HTTP status of the answer. */
  readonly status: number;

  /** @internal Errors are made by the clients. */
  constructor(trace: CallTrace, status: number, message: string, options?: ErrorOptions) {
    super(trace, message, options);
    this.status = status;
  }
}
nameErrors(InvalidResponseError, "InvalidResponseError", "invalid_response");
