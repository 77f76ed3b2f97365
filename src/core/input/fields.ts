import { matchesUnicode } from "./characters.ts";
import { parseUrl } from "./parse-url.ts";

/** Checks for untrusted data: JSON from outside, arguments from JavaScript. */

export type Json = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Describes a value's type for a message: `a number`, `null`. Runs none of the value's own code. */
export function kindOf(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  const kind = Array.isArray(value) ? "array" : typeof value;
  return `${/^[ao]/.test(kind) ? "an" : "a"} ${kind}`;
}

/** The value as text, or its kind if it cannot be converted. */
export function show(value: unknown): string {
  try {
    return String(value);
  } catch {
    return kindOf(value);
  }
}

/** The field's value if it is a string. */
export function stringField(value: unknown, name: string): string | undefined {
  const member = isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  return typeof member === "string" ? member : undefined;
}

/** True for an object with an id: the minimum for a usable response, so that vendors may add and drop other fields. */
export function hasId(value: unknown): value is Json & { id: string } {
  return isObject(value) && typeof value.id === "string" && value.id !== "";
}

/** Adds a reason if the input is not an object or has unknown fields. */
export function checkKnownFields(input: unknown, known: readonly string[], reasons: string[]): input is Json {
  if (!isObject(input)) {
    reasons.push(`the input must be an object with ${known.join(", ")}`);
    return false;
  }
  const extra = Object.keys(input).filter((name) => !known.includes(name));
  for (const name of extra) reasons.push(`${name} is unknown; known: ${known.join(", ")}`);
  return true;
}

/** Length in Unicode code points, as JSON Schema counts. */
export function lengthOf(text: string): number {
  return [...text].length;
}

/** Adds a reason unless the value is a string whose length is in range. */
export function checkText(value: unknown, name: string, min: number, max: number, reasons: string[]): void {
  const length = typeof value === "string" ? lengthOf(value) : undefined;
  if (length !== undefined && length >= min && length <= max) return;
  const range = max === Infinity ? `at least ${min}` : `${min} to ${max}`;
  reasons.push(
    `${name} must be a string of ${range} characters${length === undefined ? "" : `, not ${length}`}`,
  );
}

/**
 * Adds a reason unless the value is an absolute URL with one of the protocols, and without anything a parser would
 * silently drop: line breaks and tabs anywhere, whitespace around it (WHATWG URL, 4.4).
 */
export function checkUrl(
  value: unknown,
  name: string,
  protocols: readonly string[],
  reasons: string[],
): void {
  const altered = typeof value === "string" && (matchesUnicode(value, "\\p{Cc}") || value !== value.trim());
  const parsed = typeof value === "string" ? parseUrl(value) : undefined;
  if (parsed && protocols.includes(parsed.protocol) && !altered) return;
  const kinds = protocols.map((protocol) => protocol.slice(0, -1)).join(" or ");
  reasons.push(
    `${name} must be an absolute ${kinds} URL${altered ? " without line breaks or whitespace around it" : ""}`,
  );
}

/** Fills renamed fields from their old names. Modifies the object, which must be our own parsed copy. */
export function applyRenames(body: Json, oldNames: Readonly<Record<string, string>>): void {
  for (const name in oldNames) {
    const old = body[oldNames[name] ?? name];
    if (body[name] === undefined && old !== undefined) Object.assign(body, { [name]: old });
  }
}
