import { nameErrors } from "./base.ts";
import { CallError, type CallTrace } from "./call.ts";

/** The details in a vendor's error body, as read by its profile. */
export interface FailureDetails {
  message?: string;
  /** Broad category, as sent (Protoface `error.type`). */
  type?: string;
  /** Machine-readable subcode, as sent (Protoface `error.code`; Argil `code`, a number there). */
  apiCode?: string | number;
  /** The request field at fault, as a path (Protoface `error.param`). */
  param?: string;
  requestId?: string;
  /** A plan limit rather than a rate limit: retrying does not help. */
  quota?: boolean;
}

/** A response outside 2xx. */
export interface Failure extends FailureDetails {
  status: number;
  headers: Headers;
  body: unknown;
  retryAfterMs?: number | undefined;
}

/** The vendor responded with an error status. A status without its own class is a plain `ApiError`. */
export class ApiError extends CallError {
  /** HTTP status. */
  declare readonly status: number;
  /** Broad category, as sent; Protoface only. */
  declare readonly type: string | undefined;
  /** The vendor's own subcode, as sent: a string at Protoface, a number at Argil. */
  declare readonly apiCode: string | number | undefined;
  /** The request field at fault, as a path; Protoface only. */
  declare readonly param: string | undefined;
  /** The vendor's id of the request; quote it to the vendor's support. */
  declare readonly requestId: string | undefined;
  /** The pause that the vendor asks for (`Retry-After`, RFC 9110 10.2.3), in milliseconds. */
  declare readonly retryAfterMs: number | undefined;
  declare readonly headers: Headers;
  /** Parsed JSON if the body is JSON, otherwise its text. */
  declare readonly body: unknown;

  /** @internal Clients construct errors. */
  constructor(trace: CallTrace, failure: Failure) {
    super(trace, `${failure.status}${failure.message ? ` ${failure.message}` : ""}`);
    const { status, type, apiCode, param, requestId, retryAfterMs, headers, body } = failure;
    Object.assign(this, { status, type, apiCode, param, requestId, retryAfterMs, headers, body });
  }
}

/** 400: the request is invalid. */
export class BadRequestError extends ApiError {
  declare readonly code: "bad_request";
}
/** 401: the API key is missing, wrong or revoked. */
export class AuthenticationError extends ApiError {
  declare readonly code: "authentication";
}
/** 402, and Protoface's `quota_exceeded`: out of credits or plan slots. Never retried. */
export class QuotaExceededError extends ApiError {
  declare readonly code: "quota_exceeded";
}
/** 403: the plan or the key does not allow it; at Anam also when the avatar limit is reached. Never retried. */
export class PermissionDeniedError extends ApiError {
  declare readonly code: "permission_denied";
}
/** 404: the id does not exist or is not visible to this key. */
export class NotFoundError extends ApiError {
  declare readonly code: "not_found";
}
/** 409: the request conflicts with the current state at the vendor. */
export class ConflictError extends ApiError {
  declare readonly code: "conflict";
}
/** 422: understood but rejected, such as an image that fails moderation. */
export class UnprocessableError extends ApiError {
  declare readonly code: "unprocessable";
}
/** 429: too many requests; see `retryAfterMs`. */
export class RateLimitError extends ApiError {
  declare readonly code: "rate_limited";
}
/** 5xx. For a create, only if the vendor documents that it was rejected; otherwise it is an `OutcomeUnknownError`. */
export class ServerError extends ApiError {
  declare readonly code: "server_error";
}

/** Error classes by HTTP status. */
const byStatus: Record<number, typeof ApiError> = {};
const table = [
  [400, BadRequestError, "BadRequestError", "bad_request"],
  [401, AuthenticationError, "AuthenticationError", "authentication"],
  [402, QuotaExceededError, "QuotaExceededError", "quota_exceeded"],
  [403, PermissionDeniedError, "PermissionDeniedError", "permission_denied"],
  [404, NotFoundError, "NotFoundError", "not_found"],
  [409, ConflictError, "ConflictError", "conflict"],
  [422, UnprocessableError, "UnprocessableError", "unprocessable"],
  [429, RateLimitError, "RateLimitError", "rate_limited"],
  [500, ServerError, "ServerError", "server_error"],
  [0, ApiError, "ApiError", "api_error"],
] as const;
for (const [status, type, name, code] of table) {
  nameErrors(type, name, code);
  byStatus[status] = type;
}

/** Every `ApiError` class, as a union that `code` narrows. */
export type AnyApiError = { [Row in keyof typeof table]: Answer<(typeof table)[Row]> }[number];
type Answer<Row> = Row extends readonly [number, { prototype: infer Instance }, string, infer Code]
  ? Instance & { readonly code: Code }
  : never;

/** Creates the error class that matches a failure. */
export function toApiError(trace: CallTrace, failure: Failure): ApiError {
  const { status, quota } = failure;
  const fitting = byStatus[quota ? 402 : status >= 500 ? 500 : status];
  return new (fitting ?? ApiError)(trace, failure);
}
