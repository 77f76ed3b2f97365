import { isPlain, type Notation, notations } from "./escapes.ts";
import { Joiner } from "./joiner.ts";

/** From one place in a text to another. */
export type Range = readonly [start: number, end: number];

/** A text with some of its escapes undone. */
interface Layer {
  text: string;
  /** Where the characters of a range stand in the text that was given. */
  toSource(range: Range): Range;
}

/** JSON in a form in JSON: each notation is undone so many times. */
const rounds = 4;

/**
 * The text itself; the text with each notation undone alone; and what it says when all are undone, one after the other,
 * until there is nothing left to undo.
 *
 * Alone too, because one notation may take for an escape what in another is the end of a text and the beginning of the
 * key.
 */
export function* layersOf(text: string): Generator<Layer, void, undefined> {
  const source: Layer = { text, toSource: (range) => range };
  yield source;
  if (isPlain(text)) return;
  for (const notation of notations) yield* layersBelow(source, [notation]);
  yield* layersBelow(source, notations);
}

function* layersBelow(source: Layer, undone: readonly Notation[]): Generator<Layer, void, undefined> {
  let layer = source;
  for (let round = 0; round < rounds; round++) {
    const before = layer;
    for (const notation of undone) {
      const next = layerBelow(layer, notation);
      if (!next) continue;
      layer = next;
      yield layer;
    }
    if (layer === before) return;
  }
}

/** Undefined where there is nothing to undo. */
function layerBelow(above: Layer, notation: Notation): Layer | undefined {
  const joiner = new Joiner();
  let count = 0;
  let read = 0;
  forEachEscape(above.text, notation, (at, end, unit) => {
    joiner.addSlice(above.text, read, at);
    if (unit !== undefined) joiner.addUnit(unit);
    read = end;
    count += 1;
  });
  if (count === 0) return undefined;
  joiner.addSlice(above.text, read, above.text.length);
  let ends: Ends | undefined;
  return {
    text: joiner.text(),
    toSource([start, end]) {
      // Not before it is asked for, because most texts hold no key.
      ends ??= endsOf(above.text, notation, count);
      // What is skipped right behind the range is no part of it.
      const last = notation.skips ? end - 1 : end;
      return above.toSource([placeAbove(ends, start, start), placeAbove(ends, end, last)]);
    },
  };
}

/** Where each escape ends: in the text with them, and in the text in which they are undone. The first is none. */
interface Ends {
  above: Uint32Array;
  below: Uint32Array;
}

function endsOf(text: string, notation: Notation, count: number): Ends {
  const ends: Ends = { above: new Uint32Array(count + 1), below: new Uint32Array(count + 1) };
  let n = 0;
  let saved = 0;
  forEachEscape(text, notation, (at, end, unit) => {
    saved += end - at - (unit === undefined ? 0 : 1);
    n += 1;
    ends.above[n] = end;
    ends.below[n] = end - saved;
  });
  return ends;
}

/** The place above of a place below, counted from the last escape that ends up to `limit`. */
function placeAbove({ above, below }: Ends, place: number, limit: number): number {
  let last = 0;
  for (let beyond = below.length; beyond - last > 1; ) {
    const middle = (last + beyond) >> 1;
    if ((below[middle] ?? 0) <= limit) last = middle;
    else beyond = middle;
  }
  return (above[last] ?? 0) + place - (below[last] ?? 0);
}

function forEachEscape(
  text: string,
  { next, read }: Notation,
  found: (at: number, end: number, unit: number | undefined) => void,
): void {
  for (let at = next(text, 0); at !== -1; ) {
    const escaped = read(text, at);
    const end = at + (escaped?.length ?? 1);
    if (escaped) found(at, end, escaped.unit);
    at = next(text, end);
  }
}
