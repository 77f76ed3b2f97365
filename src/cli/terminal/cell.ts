import { toJsonLine } from "./json-line.ts";
import { clean, cut } from "./text.ts";

/** In columns. Signed URLs are shorter, and more does not fit a terminal; `--json` prints the full text. */
const maxColumns = 4096;

/** Shortens text of any length for display. */
export function shorten(text: string): string {
  // A rough cut first: a vendor may send megabytes.
  const start = text.slice(0, 2 * maxColumns);
  const shown = cut(clean(start), maxColumns);
  return start.length < text.length && !shown.endsWith("…") ? `${shown}…` : shown;
}

/** Formats any value from a vendor's response for display: text as it is, other types as JSON, nothing as `-`. */
export function cell(value: unknown): string {
  if (value === undefined || value === null) return "-";
  return shorten(typeof value === "string" ? value : toJsonLine(value).text);
}
