import { nameErrors } from "./base.ts";
import { CallError, type CallTrace } from "./call.ts";

/** No usable response arrived, and retrying is safe: nothing was bought, or nothing was sent at all. */
export class ConnectionError extends CallError {
  declare readonly code: "connection";
}
nameErrors(ConnectionError, "ConnectionError", "connection");

/** Like {@link ConnectionError}, but because an attempt or the whole call timed out (`timeoutMs`). */
export class TimeoutError extends CallError {
  declare readonly code: "timeout";
}
nameErrors(TimeoutError, "TimeoutError", "timeout");

/**
 * A 2xx response that does not match the vendor's document (HTML, truncated JSON, too large, no id), a redirect (never
 * followed, since that would forward the key), or a list whose cursor does not advance.
 */
export class InvalidResponseError extends CallError {
  declare readonly code: "invalid_response";
  /** HTTP status of the response. */
  readonly status: number;

  /** @internal Clients construct errors. */
  constructor(trace: CallTrace, status: number, message: string, options?: ErrorOptions) {
    super(trace, message, options);
    this.status = status;
  }
}
nameErrors(InvalidResponseError, "InvalidResponseError", "invalid_response");
