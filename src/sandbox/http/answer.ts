/**
 * An answer before it is sent. Header names are in lower case. Without a content type the body is sent as JSON; bytes are
 * sent unchanged.
 */
export interface SandboxAnswer {
  status: number;
  headers?: Readonly<Record<string, string>> | undefined;
  body?: unknown;
  /** For observers of the sandbox; not sent. */
  note?: string | undefined;
}

/** Why a request is rejected; each vendor has its own status and wording for it. */
export type ProblemKind =
  /** The key is missing, or not the sandbox's. */
  | "unauthorized"
  /** No such route, or nothing with that id. */
  | "not-found"
  /** The path is known, the method is not. */
  | "method"
  /** The body cannot be parsed. */
  | "malformed"
  /** The request does not fit the document or the vendor's rules. */
  | "invalid"
  /** The vendor's stock avatars cannot be changed. */
  | "stock"
  /** The vendor cannot process the image or the build stack. */
  | "unprocessable"
  /** Moderation rejects the image. */
  | "moderated"
  | "rate-limit"
  /** The account has too little credit, or the wrong plan. */
  | "quota"
  /** All slots for custom avatars are taken. */
  | "slots"
  | "crash"
  | "unavailable";

/** A single problem with a request. */
export interface Detail {
  /** The field or parameter, such as `displayName`; empty for the request as a whole. */
  path: string;
  message: string;
  /** The part of the request: `body`, `query`, `header` or `path`. */
  place?: string | undefined;
  /** The rule, such as `required`. */
  code?: string | undefined;
}

export interface Problem {
  kind: ProblemKind;
  /** A message for people; without one, the vendor's own wording is used. */
  details?: readonly Detail[] | undefined;
}

/** A problem with a single detail. */
export function problem(kind: ProblemKind, path: string, message: string, code?: string): Problem {
  return { kind, details: [{ path, message, code }] };
}

/** All details as one sentence, or `otherwise` if there are none. */
export function sentence({ details = [] }: Problem, otherwise: string): string {
  return details.map(({ message }) => message).join("; ") || otherwise;
}

/** The header for requests that are not served now; RFC 9110, 10.2.3. */
export const retryAfter = { "retry-after": "1" };
