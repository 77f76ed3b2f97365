import { escapable, type Notation, notations } from "./escapes.ts";
import { undo } from "./undo.ts";

/** From one place in a text to another. */
export type Range = readonly [start: number, end: number];

type Look = (text: string) => Range[];

/** JSON in a form in JSON: each notation is undone so many times. */
const rounds = 4;

/**
 * What `look` finds in a text; in the text with each notation undone alone; and in what it says when all are undone,
 * one after the other, until there is nothing left to undo. The ranges are those of the text itself.
 *
 * Alone too, because one notation may take for an escape what in another is the end of a text and the beginning of the
 * key.
 */
export function findInLayers(text: string, look: Look): Range[] {
  if (!escapable.test(text)) return look(text);
  const ways = [...notations.map((notation) => [notation]), notations];
  return [...look(text), ...ways.flatMap((way) => findBelow(text, look, way, 0, 0))];
}

/** `idle` is the number of turns since there was something to undo. */
function findBelow(text: string, look: Look, way: readonly Notation[], turn: number, idle: number): Range[] {
  const notation = way[turn % way.length];
  if (!notation || idle === way.length || turn === rounds * way.length) return [];
  const undone = undo(text, notation);
  if (undone === text) return findBelow(text, look, way, turn + 1, idle + 1);
  const found = [...look(undone), ...findBelow(undone, look, way, turn + 1, 0)];
  return found.length > 0 ? toAbove(found, text, notation) : found;
}

/** From ranges in a text whose escapes are undone to those in the text with them. */
function toAbove(ranges: readonly Range[], text: string, notation: Notation): Range[] {
  const places = new Uint32Array(text.length + 1);
  undo(text, notation, places);
  const placeOf = (place: number): number => places[place] ?? 0;
  // What is skipped right behind a range is no part of it.
  const endOf = (end: number): number => (notation.read ? placeOf(end) : placeOf(end - 1) + 1);
  return ranges.map(([start, end]) => [placeOf(start), endOf(end)]);
}
