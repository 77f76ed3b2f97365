import { type KeyPatterns, keyPatterns } from "./key-spellings.ts";
import { findInLayers, type Range } from "./layers.ts";

export const mask = "[redacted]";

/**
 * Makes a function that covers keys in text with the mask: in every spelling that {@link keyPatterns} knows, under all
 * escapes that {@link findInLayers} undoes. All else stays as it is. It never throws: text that it cannot read is
 * masked as a whole.
 */
export function createTextRedactor(keys: readonly string[]): (text: string) => string {
  // Empty until the first failure, so that a client that has none pays nothing.
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
    // Not matchAll, which makes the pattern anew: JSON has many short texts.
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match; match = pattern.exec(text))
      found.push([match.index, pattern.lastIndex]);
  }
  return found;
}

/** The text with one mask for each range; ranges that touch share theirs. */
function cover(text: string, ranges: Range[]): string {
  let shown = "";
  let covered = 0;
  for (const [start, end] of ranges.sort(([one], [other]) => one - other)) {
    if (start > covered || !shown) shown += text.slice(covered, start) + mask;
    covered = Math.max(covered, end);
  }
  return shown + text.slice(covered);
}
