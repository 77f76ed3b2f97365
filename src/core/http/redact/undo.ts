import { anyCharacter, type Notation } from "./escapes.ts";

/** The argument list of a call may not be much longer. */
const longestCall = 8_192;

/**
 * A text with all escapes of a notation undone; the very text where there are none. Notes in `places` where each of its
 * characters stood, and where the text ended.
 */
export function undo(text: string, { escapes, read }: Notation, places?: Uint32Array): string {
  if (text.search(escapes) < 0) return text;
  // Not a list of parts: there may be ten million escapes.
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
  for (let start = 0; start < length; start += longestCall) {
    const part = units.subarray(start, Math.min(start + longestCall, length));
    undone += Reflect.apply(String.fromCharCode, undefined, part);
  }
  return undone;
}
