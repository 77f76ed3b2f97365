import type { RequestKind } from "./attempts.ts";
import type { RepeatKey } from "./outcome.ts";

/** A request that can be sent repeatedly: its body can be read more than once. */
export interface WireRequest extends RequestKind {
  /** Path template in the vendor's document, for errors. */
  path: string;
  /** The id in the path, for errors. */
  id?: string | undefined;
  url: string;
  headers?: Record<string, string>;
  body?: NonNullable<RequestInit["body"]>;
  /** Makes a create safe to retry. */
  repeat?: RepeatKey | undefined;
  /** True for a host other than the vendor's API, which receives only the request's own headers. */
  foreign?: boolean;
}
