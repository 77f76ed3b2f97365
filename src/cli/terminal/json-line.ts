import { replaceUnsafe } from "./unsafe.ts";

/** The maximum nesting that some programs read, such as Ruby's `JSON.parse`. */
export const maxDepth = 100;
/** Replaces values nested more deeply. */
export const tooDeep = "[too deep]";

/** A value as JSON, and whether parts of it were left out. */
export interface JsonLine {
  text: string;
  cut: boolean;
}

/**
 * Converts any vendor answer to JSON. Cuts what is nested too deeply, and escapes characters that could control a terminal,
 * which preserves their value.
 */
export function toJsonLine(value: NonNullable<unknown>): JsonLine {
  const cut = !fits(value, maxDepth);
  const text = JSON.stringify(cut ? cutAt(value, maxDepth) : value);
  return { text: replaceUnsafe(text, toEscapes), cut };
}

function fits(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return true;
  return levels > 0 && Object.values(value).every((member) => fits(member, levels - 1));
}

function cutAt(value: unknown, levels: number): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (levels === 0) return tooDeep;
  if (Array.isArray(value)) return value.map((member) => cutAt(member, levels - 1));
  // fromEntries defines own properties, so one called "__proto__" remains data.
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, cutAt(member, levels - 1)]));
}

function toEscapes(marks: string): string {
  return marks
    .split("")
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");
}
