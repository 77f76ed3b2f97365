/** Signs before a number or a verse: of the class that steers, but to be seen. */
const visible = String.raw`[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}]`;

/** Writing in which joining is spelling: Arabic, Syriac, N'Ko, the scripts of India and their neighbours. */
const joined = `[${"Arab Syrc Nkoo Deva Beng Guru Gujr Orya Taml Telu Knda Mlym Sinh Khmr Mymr"
  .split(" ")
  .map((script) => String.raw`\p{scx=${script}}`)
  .join("")}]`;

/** Marks that are not seen themselves, where they change what is. */
const meant = [
  // Two pictures in one: a woman and a laptop.
  String.raw`(?<=\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]?)\u200d(?=\p{Extended_Pictographic})`,
  String.raw`(?<=${joined})[\u200c\u200d](?=${joined})`,
  // A heart as text or as picture; one of a character's written forms.
  String.raw`(?<=\p{Emoji})[\ufe0e\ufe0f]`,
  String.raw`(?<=\p{Script=Han})[\u{e0100}-\u{e01ef}]`,
  // The flags of Scotland, England and Wales.
  String.raw`(?<=\u{1f3f4}[\u{e0061}-\u{e007a}]{0,5})[\u{e0061}-\u{e007a}\u{e007f}]`,
];

// Not all of \p{C}: what is unassigned today is a picture in tomorrow's Unicode.
const steering = String.raw`[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]`;
/** No language puts more marks on one letter; more of them paint over the lines around. */
const piled = String.raw`(?<=\p{M}{8})\p{M}+`;

const unsafe = new RegExp(`(?!${[visible, ...meant].join("|")})${steering}|${piled}`, "gu");
const plain = /^[ -~]*$/;

/** True for text of which every character is ASCII and seen. */
export function isPlain(text: string): boolean {
  return plain.test(text);
}

/**
 * Replaces what may steer a terminal, turn its writing round or hide: controls, format characters, invisible ones, half
 * surrogates. Classes of https://www.unicode.org/reports/tr44/, but for the places where writing needs such a mark.
 */
export function replaceUnsafe(text: string, replacement: (mark: string) => string): string {
  return isPlain(text) ? text : text.replace(unsafe, replacement);
}
