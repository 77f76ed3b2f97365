import { type KeyPatterns, keyPatterns } from "./key-spellings.ts";
import { layersOf, type Range } from "./text-layers.ts";

/**
 * Makes a function that covers a key in text with a mask, in every spelling that {@link keyPatterns} knows, under every
 * escape that {@link layersOf} undoes. All else stays as it is. It never throws; what it cannot read, it covers whole.
 */
export function createTextRedactor(key: string): (text: string, mask: string) => string {
  let known: KeyPatterns | undefined;
  return (text, mask) => {
    try {
      // Not before the first failure, so that a client that has none pays nothing.
      known ??= keyPatterns(key);
      return text.length < known.shortest ? text : cover(text, findKey(text, known.patterns), mask);
    } catch {
      return mask;
    }
  };
}

/** Where the key stands, by the start. */
function findKey(text: string, patterns: readonly RegExp[]): Range[] {
  const found: Range[] = [];
  for (const layer of layersOf(text)) {
    for (const pattern of patterns) {
      // Not matchAll, which makes the pattern anew: JSON has many short texts.
      pattern.lastIndex = 0;
      for (let match = pattern.exec(layer.text); match; match = pattern.exec(layer.text)) {
        found.push(layer.toSource([match.index, pattern.lastIndex]));
      }
    }
  }
  return found.sort(([one], [other]) => one - other);
}

/** The text with one mask for each range; ranges that touch share theirs. */
function cover(text: string, ranges: readonly Range[], mask: string): string {
  const parts: string[] = [];
  let covered = 0;
  for (const [start, end] of ranges) {
    if (parts.length === 0 || start > covered) parts.push(text.slice(covered, start), mask);
    covered = Math.max(covered, end);
  }
  parts.push(text.slice(covered));
  return parts.join("");
}
