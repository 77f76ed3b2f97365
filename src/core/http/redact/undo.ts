import { anyCharacter, type Notation } from "./escapes.ts";

/** Maximum number of arguments in a call; engines allow few more. */
const maxArguments = 8_192;

/**
 * Undoes all escapes of a notation; returns the same text if there are none. Records in `places` the original
 * position of each character, and of the end.
 */
export function undo(text: string, { escapes, read }: Notation, places?: Uint32Array): string {
  if (text.search(escapes) < 0) return text;
  // Not an array of parts: there may be ten million escapes.
  const units = new Uint16Array(text.length);
  let length = 0;
  let at = 0;
  const add = (unit: number): void => {
    if (places) places[length] = at;
    units[length++] = unit;
  };
  const copyUpTo = (end: number): void => {
    for (; at < end; at++) add(text.charCodeAt(at));
  };
  for (const { 0: written, index } of text.matchAll(escapes)) {
    copyUpTo(index);
    if (read) add(Math.min(read(written), anyCharacter));
    at += written.length;
  }
  copyUpTo(text.length);
  if (places) places[length] = at;
  let undone = "";
  for (let start = 0; start < length; start += maxArguments) {
    const part = units.subarray(start, Math.min(start + maxArguments, length));
    undone += Reflect.apply(String.fromCharCode, undefined, part);
  }
  return undone;
}
