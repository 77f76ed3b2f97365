import type { VendorName } from "../errors/base.ts";
import { assertValid } from "../errors/input.ts";
import { matchesUnicode } from "../input/characters.ts";

/** A path value whose slashes are not encoded. */
export class Slashed {
  readonly segments: readonly string[];

  constructor(value: string) {
    this.segments = value.split("/");
  }
}

/**
 * Fills a path template with percent-encoded values (RFC 3986).
 *
 * Rejects values that would change the operation's path: URL parsers resolve `.` and `..`, an empty value shortens the
 * path, and a missing one would be sent as its placeholder.
 */
export function expandPath(
  template: string,
  values: Readonly<Record<string, unknown>>,
  reasons: string[],
): string {
  return template.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value instanceof Slashed)
      return value.segments.map((segment) => segmentOf(segment, name, reasons)).join("/");
    return segmentOf(value, name, reasons);
  });
}

/** Like `expandPath`. @throws InvalidInputError listing every reason. */
export function pathOf(
  vendor: VendorName,
  template: string,
  values: Readonly<Record<string, unknown>> = {},
): string {
  const reasons: string[] = [];
  const path = expandPath(template, values, reasons);
  assertValid(vendor, reasons);
  return path;
}

function segmentOf(value: unknown, name: string, reasons: string[]): string {
  // Fast path for most ids: nothing to reject or encode.
  if (typeof value === "string" && /^\w+$/.test(value)) return value;
  const problem = pathValueProblem(value);
  if (problem) reasons.push(`${name} ${problem}`);
  return problem ? "" : encodeURIComponent(value as string | number);
}

function pathValueProblem(value: unknown): string | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? undefined : "must be finite";
  if (typeof value !== "string") return `must be a string, not ${value === null ? "null" : typeof value}`;
  if (value === "" || value === "." || value === "..") return `must not be ${JSON.stringify(value)}`;
  if (matchesUnicode(value, "\\p{Cc}")) return "must not contain control characters";
  // encodeURIComponent throws on a lone surrogate.
  if (matchesUnicode(value, "\\p{Surrogate}")) return "must be well-formed Unicode";
  return undefined;
}
