import { type KeyPatterns, keyPatterns } from "./key-spellings.ts";
import { findInLayers, type Range } from "./layers.ts";

export const mask = "[redacted]";

/**
 * Returns a function that masks keys in text, in every spelling that {@link keyPatterns} knows and under all escapes
 * that {@link findInLayers} undoes. Never throws: text that cannot be read is masked entirely.
 */
export function createTextRedactor(keys: readonly string[]): (text: string) => string {
  // Filled on the first use, so that a client without failures pays nothing.
  let known: ReadonlyMap<string, KeyPatterns> = new Map();
  return (text) => {
    try {
      known = new Map(keys.map((key) => [key, known.get(key) ?? keyPatterns(key)]));
      const fitting = [...known.values()].filter(({ shortest }) => text.length >= shortest);
      if (fitting.length === 0) return text;
      const patterns = fitting.flatMap((each) => each.patterns);
      const ranges = findInLayers(text, (layer) => find(layer, patterns));
      return cover(text, ranges);
    } catch {
      return mask;
    }
  };
}

function find(text: string, patterns: readonly RegExp[]): Range[] {
  const found: Range[] = [];
  for (const pattern of patterns) {
    // Not matchAll, which copies the pattern: JSON has many short texts.
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match; match = pattern.exec(text))
      found.push([match.index, pattern.lastIndex]);
  }
  return found;
}

/** Replaces each range by a mask; adjacent ranges share one. */
function cover(text: string, ranges: Range[]): string {
  let shown = "";
  let covered = 0;
  for (const [start, end] of ranges.sort(([one], [other]) => one - other)) {
    if (start > covered || !shown) shown += text.slice(covered, start) + mask;
    covered = Math.max(covered, end);
  }
  return shown + text.slice(covered);
}
