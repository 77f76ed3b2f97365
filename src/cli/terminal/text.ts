import { isPlain, replaceUnsafe } from "./unsafe.ts";

/** Makes text from vendors and file names safe to print on one line: it cannot control the terminal or break the line. */
export function clean(text: string): string {
  return replaceUnsafe(text, (mark) => (/^[\t-\r\u2028\u2029]$/.test(mark) ? " " : "\ufffd"));
}

/** The columns that a text occupies on a terminal, accurate enough to align a table. */
export function width(text: string): number {
  if (isPlain(text)) return text.length;
  let columns = 0;
  for (const character of text) columns += widthOf(character);
  return columns;
}

export function pad(text: string, columns: number): string {
  return text + " ".repeat(Math.max(0, columns - width(text)));
}

/** Cuts a text to the given columns, with an ellipsis for the rest. Reads no further than needed. */
export function cut(text: string, columns: number): string {
  if (text.length <= columns && isPlain(text)) return text;
  let used = 0;
  let at = 0;
  let fitting = 0;
  for (const character of text) {
    used += widthOf(character);
    if (used > columns) return `${text.slice(0, fitting).replace(/\u200d$/, "")}…`;
    at += character.length;
    if (used < columns) fitting = at;
  }
  return text;
}

/** Two of these form a flag, which is as wide as two letters. */
const halfFlag = /^\p{Regional_Indicator}/u;
const none = /^[\p{Mn}\p{Me}\p{Cf}\u1160-\u11ff]/u;
const wide =
  /^[\p{Emoji_Presentation}\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{16fe0}-\u{18d08}\u{1b000}-\u{1b2fb}\u{20000}-\u{3fffd}]/u;

function widthOf(character: string): number {
  if (isPlain(character)) return 1;
  if (none.test(character)) return 0;
  return wide.test(character) && !halfFlag.test(character) ? 2 : 1;
}
