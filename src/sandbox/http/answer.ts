/**
 * An answer before it travels. Header names are in lower case; without a content type the body goes as JSON, and bytes go as
 * they are.
 */
export interface SandboxAnswer {
  status: number;
  headers?: Readonly<Record<string, string>> | undefined;
  body?: unknown;
  /** For whoever watches the sandbox; not sent. */
  note?: string | undefined;
}

/** Why a request is refused; each vendor has its own status and words for it. */
export type ProblemKind =
  /** No key, or another than the sandbox's. */
  | "unauthorized"
  /** No such route, or nothing with that id. */
  | "not-found"
  /** The path is known, the method is not. */
  | "method"
  /** The body cannot be read at all. */
  | "malformed"
  /** The request does not fit the document or the vendor's rules. */
  | "invalid"
  /** The vendor's own avatars stay as they are. */
  | "stock"
  /** The vendor cannot work with the picture or the stack. */
  | "unprocessable"
  /** Moderation does not want the picture. */
  | "moderated"
  | "rate-limit"
  /** The account has too little credit, or the wrong plan. */
  | "quota"
  /** All places for own avatars are taken. */
  | "slots"
  | "crash"
  | "unavailable";

/** One thing that is wrong with a request. */
export interface Detail {
  /** The field or parameter, such as `displayName`; empty for the request as a whole. */
  path: string;
  message: string;
  /** The part of the request that it stands in: `body`, `query`, `header` or `path`. */
  place?: string | undefined;
  /** The rule, such as `required`. */
  code?: string | undefined;
}

export interface Problem {
  kind: ProblemKind;
  /** For people; without one, a vendor uses its own words. */
  details?: readonly Detail[] | undefined;
}

/** A problem in one thing. */
export function problem(kind: ProblemKind, path: string, message: string, code?: string): Problem {
  return { kind, details: [{ path, message, code }] };
}

/** All details as one sentence; `otherwise` if there are none. */
export function sentence({ details = [] }: Problem, otherwise: string): string {
  return details.map(({ message }) => message).join("; ") || otherwise;
}

/** What a vendor is to say to a request that is not served now; RFC 9110, 10.2.3. */
export const retryAfter = { "retry-after": "1" };
