/** Text from vendors and file names cannot be trusted to leave the terminal as it is. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to take out.
const unsafe = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** Without escape sequences, line breaks and marks that turn the writing round. */
export function clean(text: string): string {
  return text.replace(unsafe, (mark) => (/\s/.test(mark) ? " " : "\ufffd"));
}

const combining = /^(?:\p{M}|\u200d|\ufe0f)/u;
const wide =
  /^[\p{Emoji_Presentation}\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u;

/** Columns that a text takes on a terminal, near enough to align a table. */
export function width(text: string): number {
  let columns = 0;
  for (const character of text) columns += widthOf(character);
  return columns;
}

export function pad(text: string, columns: number): string {
  return text + " ".repeat(Math.max(0, columns - width(text)));
}

/** As much of a text as fits, an ellipsis in place of the rest. */
export function cut(text: string, columns: number): string {
  if (width(text) <= columns) return text;
  let kept = "";
  let used = 1;
  for (const character of text) {
    used += widthOf(character);
    if (used > columns) break;
    kept += character;
  }
  return `${kept}…`;
}

function widthOf(character: string): number {
  if (combining.test(character)) return 0;
  return wide.test(character) ? 2 : 1;
}
