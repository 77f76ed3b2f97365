/** A notation that escapes characters. */
export interface Notation {
  escapes: RegExp;
  /** The code unit that an escape stands for. Absent if its escapes stand for nothing and are skipped. */
  read?(written: string): number;
}

/**
 * The replacement character: stands for any unknown character, as in wrongly decoded text, and for all code points
 * above.
 */
export const anyCharacter = 0xfffd;
const ampersand = 0x26;
const lineBreak = 0x0a;

/** In the order in which they are undone: UTF-16 is outermost, because it concerns bytes. */
export const notations: readonly Notation[] = [
  // UTF-16 and UTF-32 read as UTF-8.
  { escapes: /\0+/g },
  // JSON (RFC 8259, section 7), JavaScript, C. Which control character it is does not matter: all are skipped.
  {
    escapes: /\\(?:(?:[uU][\da-fA-F]{2}|[xX])[\da-fA-F]{2}|[uU]\{[\da-fA-F]{1,8}\}|[bfnrt]|[^\da-zA-Z])/g,
    read(written) {
      if (written.length > 2) return fromHex(written);
      return /[bfnrt]/.test(written) ? lineBreak : written.charCodeAt(1);
    },
  },
  // URLs and forms (RFC 3986, section 2.1), and JavaScript's old escape().
  { escapes: /%(?:[uU][\da-fA-F]{2})?[\da-fA-F]{2}/g, read: fromHex },
  // HTML. The only name that matters is `amp`, because it hides other escapes.
  {
    escapes: /&(?:#(?:[xX][\da-fA-F]{1,8}|\d{1,9});?|[a-zA-Z][\da-zA-Z]{1,30};)/g,
    read(written) {
      if (/&#\d/.test(written)) return Number.parseInt(written.slice(2), 10);
      if (/#/.test(written)) return fromHex(written);
      return /^&amp;/i.test(written) ? ampersand : anyCharacter;
    },
  },
  // Line breaks, tabs, byte order marks and the like: long values are wrapped, and the lines may be indented.
  { escapes: /[\t-\r\u200b-\u200d\u2060\ufeff] */g },
];

/** What every text holds that one of them can change; most short texts hold none of it. */
export const escapable = /[\0\\%&\t-\r\u200b-\u200d\u2060\ufeff]/;

function fromHex(written: string): number {
  return Number.parseInt(written.slice(written.search(/[\da-f]/i)), 16);
}
