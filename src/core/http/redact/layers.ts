import { escapable, type Notation, notations } from "./escapes.ts";
import { undo } from "./undo.ts";

/** A range in a text; the end is exclusive. */
export type Range = readonly [start: number, end: number];

type Look = (text: string) => Range[];

/** How many times each notation is undone, as for JSON in a form in JSON. */
const rounds = 4;

/**
 * Returns what `look` finds in a text, in the text with each notation undone alone, and in the text with all notations
 * undone in turn until nothing changes. The ranges refer to the original text.
 *
 * Each notation is also undone alone, because one may mistake for an escape what in another is the end of some text
 * followed by the key.
 */
export function findInLayers(text: string, look: Look): Range[] {
  if (!escapable.test(text)) return look(text);
  const ways = [...notations.map((notation) => [notation]), notations];
  return [...look(text), ...ways.flatMap((way) => findBelow(text, look, way, 0, 0))];
}

/** `idle` counts the turns since the last change. */
function findBelow(text: string, look: Look, way: readonly Notation[], turn: number, idle: number): Range[] {
  const notation = way[turn % way.length];
  if (!notation || idle === way.length || turn === rounds * way.length) return [];
  const undone = undo(text, notation);
  if (undone === text) return findBelow(text, look, way, turn + 1, idle + 1);
  const found = [...look(undone), ...findBelow(undone, look, way, turn + 1, 0)];
  return found.length > 0 ? toAbove(found, text, notation) : found;
}

/** Maps ranges in unescaped text to ranges in the escaped text. */
function toAbove(ranges: readonly Range[], text: string, notation: Notation): Range[] {
  const places = new Uint32Array(text.length + 1);
  undo(text, notation, places);
  const placeOf = (place: number): number => places[place] ?? 0;
  // Characters skipped right after a range do not belong to it.
  const endOf = (end: number): number => (notation.read ? placeOf(end) : placeOf(end - 1) + 1);
  return ranges.map(([start, end]) => [placeOf(start), endOf(end)]);
}
