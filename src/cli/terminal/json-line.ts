import { replaceUnsafe } from "./unsafe.ts";

/** Some programs read no deeper, such as Ruby's `JSON.parse`. */
export const deepest = 100;
/** Stands for what is nested deeper than that. */
export const tooDeep = "[too deep]";

/** A value as JSON, and whether something of it had to be left out. */
export interface JsonLine {
  text: string;
  cut: boolean;
}

/**
 * JSON of any answer of a vendor: what is nested too deep for `JSON.stringify` is cut, and characters that could steer
 * a terminal are escaped, which keeps their value.
 */
export function toJsonLine(value: NonNullable<unknown>): JsonLine {
  const cut = !fits(value, deepest);
  const text = JSON.stringify(cut ? cutAt(value, deepest) : value);
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
  // fromEntries defines own members, so that one called "__proto__" stays data.
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, cutAt(member, levels - 1)]));
}

function toEscapes(marks: string): string {
  return marks
    .split("")
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");
}
