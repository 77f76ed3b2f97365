/** So many characters of text that stand for one, or for none. */
interface Escaped {
  length: number;
  /** The UTF-16 code unit that they stand for. */
  unit?: number;
}

/**
 * A way of writing characters as others. Mostly read by hand: a body may hold ten million escapes, for which patterns
 * take several times as long.
 */
export interface Notation {
  /** The next place, from `from` on, where an escape may begin; -1 where there is none. */
  next(text: string, from: number): number;
  /** The escape at a place, if it is one. */
  read(text: string, at: number): Escaped | undefined;
  /** Its escapes stand for no character: the text says the same without them. */
  skips?: boolean;
}

/** Stands for a character that cannot be told, as it does in text that was decoded wrongly. */
export const anyCharacter = "\ufffd";

/** Line breaks, tabs, byte order marks and other invisible characters. */
const unseen = /[\t\n\v\f\r\u200b-\u200d\u2060\ufeff]/g;
const escapable = new RegExp(`[\\0\\\\%&]|${unseen.source}`);

/** True for a text that none of the notations can change, as most short ones are. */
export function isPlain(text: string): boolean {
  return !escapable.test(text);
}

/** In the order in which they are undone: UTF-16 is outermost, as it is about bytes. */
export const notations: readonly Notation[] = [
  // UTF-16 and UTF-32 that were read as UTF-8.
  { next: startsWith("\0"), read: (text, at) => ({ length: lengthOfRun(text, at, 0) }), skips: true },
  // JSON (RFC 8259, section 7), JavaScript, C.
  { next: startsWith("\\"), read: readBackslash },
  // URLs and forms (RFC 3986, section 2.1), and JavaScript's old escape().
  {
    next: startsWith("%"),
    read: (text, at) =>
      readHex(text, at, 1, 2) ?? (isOneOf("uU", text, at + 1) ? readHex(text, at, 2, 4) : undefined),
  },
  { next: startsWith("&"), read: readEntity },
  // Long values are broken into lines, which may be indented.
  {
    next(text, from) {
      unseen.lastIndex = from;
      return unseen.exec(text)?.index ?? -1;
    },
    read: (text, at) => ({ length: 1 + lengthOfRun(text, at + 1, 0x20) }),
    skips: true,
  },
];

function startsWith(sign: string): Notation["next"] {
  return (text, from) => text.indexOf(sign, from);
}

function readBackslash(text: string, at: number): Escaped | undefined {
  if (isOneOf("uU", text, at + 1)) return readHex(text, at, 2, 4) ?? readBraces(text, at);
  if (isOneOf("xX", text, at + 1)) return readHex(text, at, 2, 2);
  // Which of them is all the same: they are skipped.
  if (isOneOf("bfnrt", text, at + 1)) return { length: 2, unit: 0x0a };
  const unit = text.charCodeAt(at + 1);
  return at + 1 < text.length && !isAlphanumeric(unit) ? { length: 2, unit } : undefined;
}

/** JavaScript's `\u{2f}`. */
function readBraces(text: string, at: number): Escaped | undefined {
  const [braces, digits = ""] = /^..\{([\da-f]{1,8})\}/i.exec(text.slice(at, at + 12)) ?? [];
  return braces === undefined
    ? undefined
    : { length: braces.length, unit: toUnit(Number.parseInt(digits, 16)) };
}

/** HTML. Of the names one matters, because it hides other escapes. */
function readEntity(text: string, at: number): Escaped | undefined {
  const [entity, hex, decimal] =
    /^&(?:#x([\da-f]{1,8});?|#(\d{1,9});?|[a-z][\da-z]{1,30};)/i.exec(text.slice(at, at + 33)) ?? [];
  if (entity === undefined) return undefined;
  const { length } = entity;
  if (hex !== undefined) return { length, unit: toUnit(Number.parseInt(hex, 16)) };
  if (decimal !== undefined) return { length, unit: toUnit(Number(decimal)) };
  return { length, unit: (entity.toLowerCase() === "&amp;" ? "&" : anyCharacter).charCodeAt(0) };
}

/** The escape at a place whose sign has so many characters and is followed by so many hexadecimal digits. */
function readHex(text: string, at: number, sign: number, digits: number): Escaped | undefined {
  let unit = 0;
  const end = at + sign + digits;
  for (let place = at + sign; place < end; place++) {
    const digit = hexDigit(text.charCodeAt(place));
    if (digit === undefined) return undefined;
    unit = unit * 16 + digit;
  }
  return { length: end - at, unit };
}

function hexDigit(unit: number): number | undefined {
  if (unit >= 0x30 && unit <= 0x39) return unit - 0x30;
  // In lower case.
  const letter = unit | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : undefined;
}

function isAlphanumeric(unit: number): boolean {
  const letter = unit | 0x20;
  return (unit >= 0x30 && unit <= 0x39) || (letter >= 0x61 && letter <= 0x7a);
}

function isOneOf(characters: string, text: string, at: number): boolean {
  return at < text.length && characters.includes(text.charAt(at));
}

function lengthOfRun(text: string, at: number, unit: number): number {
  let end = at;
  while (text.charCodeAt(end) === unit) end++;
  return end - at;
}

function toUnit(code: number): number {
  return code > 0xffff ? anyCharacter.charCodeAt(0) : code;
}
