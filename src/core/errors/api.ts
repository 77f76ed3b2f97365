import type { ErrorCode } from "./base.ts";
import { CallError, type CallTrace } from "./call.ts";

/** What a vendor's failure body says, read by that vendor's profile. */
export interface FailureDetails {
  message?: string;
  /** Broad category, as sent (Protoface `error.type`). */
  type?: string;
  /** Machine-readable subcode, as sent (Protoface `error.code`; Argil `code`, a number there). */
  apiCode?: string | number;
  /** The request field at fault, as a path (Protoface `error.param`). */
  param?: string;
  requestId?: string;
  /** A plan's ceiling rather than a rate limit: trying again does not help. */
  quota?: boolean;
}

/** An answer outside 2xx. */
export interface Failure extends FailureDetails {
  status: number;
  headers: Headers;
  body: unknown;
  retryAfterMs?: number;
}

/**
 * The vendor answered with a failure status. Statuses without a class of their own arrive as plain `ApiError`.
 */
export class ApiError extends CallError {
  readonly code: ErrorCode = "api_error";
  /** HTTP status. */
  readonly status: number;
  /** Broad category, as sent; Protoface only. */
  readonly type: string | undefined;
  /** The vendor's own subcode, as sent: a string at Protoface, a number at Argil. */
  readonly apiCode: string | number | undefined;
  /** The request field at fault, as a path; Protoface only. */
  readonly param: string | undefined;
  /** Quote it to the vendor's support. */
  readonly requestId: string | undefined;
  /** The wait that the vendor asks for (`Retry-After`, RFC 9110 10.2.3), in milliseconds. */
  readonly retryAfterMs: number | undefined;
  readonly headers: Headers;
  /** Parsed JSON where the body is JSON, otherwise its text. */
  readonly body: unknown;

  static {
    ApiError.prototype.name = "ApiError";
  }

  /** @internal Errors are made by the clients. */
  constructor(trace: CallTrace, failure: Failure) {
    super(trace, `${failure.status}${failure.message ? ` ${failure.message}` : ""}`);
    this.status = failure.status;
    this.type = failure.type;
    this.apiCode = failure.apiCode;
    this.param = failure.param;
    this.requestId = failure.requestId;
    this.retryAfterMs = failure.retryAfterMs;
    this.headers = failure.headers;
    this.body = failure.body;
  }
}

/** 400: the vendor could not make sense of the request. */
export class BadRequestError extends ApiError {
  override readonly code = "bad_request";

  static {
    BadRequestError.prototype.name = "BadRequestError";
  }
}
/** 401: the API key is missing, wrong or revoked. */
export class AuthenticationError extends ApiError {
  override readonly code = "authentication";

  static {
    AuthenticationError.prototype.name = "AuthenticationError";
  }
}
/** 402, and Protoface's `quota_exceeded`: out of credit or of plan slots. Never retried. */
export class QuotaExceededError extends ApiError {
  override readonly code = "quota_exceeded";

  static {
    QuotaExceededError.prototype.name = "QuotaExceededError";
  }
}
/** 403: the plan or the key does not allow it (at Anam also a full avatar cap). Never retried. */
export class PermissionDeniedError extends ApiError {
  override readonly code = "permission_denied";

  static {
    PermissionDeniedError.prototype.name = "PermissionDeniedError";
  }
}
/** 404: nothing with that id, or not visible to this key. */
export class NotFoundError extends ApiError {
  override readonly code = "not_found";

  static {
    NotFoundError.prototype.name = "NotFoundError";
  }
}
/** 409: the state at the vendor forbids it. */
export class ConflictError extends ApiError {
  override readonly code = "conflict";

  static {
    ConflictError.prototype.name = "ConflictError";
  }
}
/** 422: understood but refused, such as a picture that moderation rejects. */
export class UnprocessableError extends ApiError {
  override readonly code = "unprocessable";

  static {
    UnprocessableError.prototype.name = "UnprocessableError";
  }
}
/** 429: too many requests; see `retryAfterMs`. */
export class RateLimitError extends ApiError {
  override readonly code = "rate_limited";

  static {
    RateLimitError.prototype.name = "RateLimitError";
  }
}
/** 5xx. On a create only where the vendor's document says that it refused; otherwise `OutcomeUnknownError`. */
export class ServerError extends ApiError {
  override readonly code = "server_error";

  static {
    ServerError.prototype.name = "ServerError";
  }
}

const byStatus: Record<number, typeof ApiError> = {
  400: BadRequestError,
  401: AuthenticationError,
  402: QuotaExceededError,
  403: PermissionDeniedError,
  404: NotFoundError,
  409: ConflictError,
  422: UnprocessableError,
  429: RateLimitError,
};

/** The error class that fits a failure. */
export function toApiError(trace: CallTrace, failure: Failure): ApiError {
  const { status } = failure;
  const fitting = failure.quota ? QuotaExceededError : byStatus[status];
  return new (fitting ?? (status >= 500 ? ServerError : ApiError))(trace, failure);
}
