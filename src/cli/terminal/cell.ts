import { toJsonLine } from "./json-line.ts";
import { clean, cut } from "./text.ts";

/** In columns. Signed URLs are shorter, and more does not fit a terminal; `--json` has all of it. */
const longest = 4096;

/** Text of any length for people. */
export function shorten(text: string): string {
  // Roughly first: a vendor may say megabytes.
  const start = text.slice(0, 2 * longest);
  const shown = cut(clean(start), longest);
  return start.length < text.length && !shown.endsWith("…") ? `${shown}…` : shown;
}

/** A value of a vendor's answer for people, whatever its type: other than text as JSON, nothing as `-`. */
export function cell(value: unknown): string {
  if (value === undefined || value === null) return "-";
  return shorten(typeof value === "string" ? value : toJsonLine(value).text);
}
