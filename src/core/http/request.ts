import type { RequestKind } from "./attempts.ts";
import type { RepeatKey } from "./outcome.ts";

/** A request, ready to be sent as often as it takes: its body can be read again. */
export interface WireRequest extends RequestKind {
  /** Template of the vendor's document, for errors. */
  path: string;
  /** What the path names, for errors. */
  id?: string | undefined;
  url: string;
  headers?: Record<string, string>;
  body?: NonNullable<RequestInit["body"]>;
  /** Makes a create one that may be sent again. */
  repeat?: RepeatKey | undefined;
  /** To another host than the vendor's API, which is told its own headers and nothing of ours. */
  foreign?: boolean;
}
