/** Signs before a number or a verse: format characters, but visible ones. */
const visible = String.raw`[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}]`;

/** Scripts in which joiners are part of the spelling: Arabic, Syriac, N'Ko, the scripts of India and its neighbours. */
const joined = `[${"Arab Syrc Nkoo Deva Beng Guru Gujr Orya Taml Telu Knda Mlym Sinh Khmr Mymr"
  .split(" ")
  .map((script) => String.raw`\p{scx=${script}}`)
  .join("")}]`;

/** Invisible marks in places where they change how visible text looks. */
const meant = [
  // Joins two emoji into one, such as a woman and a laptop.
  String.raw`(?<=\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]?)\u200d(?=\p{Extended_Pictographic})`,
  String.raw`(?<=${joined})[\u200c\u200d](?=${joined})`,
  // Selects a heart as text or as emoji; selects a variant of a character.
  String.raw`(?<=\p{Emoji})[\ufe0e\ufe0f]`,
  String.raw`(?<=\p{Script=Han})[\u{e0100}-\u{e01ef}]`,
  // The flags of Scotland, England and Wales.
  String.raw`(?<=\u{1f3f4}[\u{e0061}-\u{e007a}]{0,5})[\u{e0061}-\u{e007a}\u{e007f}]`,
];

// Not all of \p{C}: a code point that is unassigned today may become an emoji in a later version of Unicode.
const steering = String.raw`[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]`;
/** No language stacks more marks on one letter; more would overlap neighbouring lines. */
const piled = String.raw`(?<=\p{M}{8})\p{M}+`;

const unsafe = new RegExp(`(?!${[visible, ...meant].join("|")})${steering}|${piled}`, "gu");
const plain = /^[ -~]*$/;

/** True if every character is printable ASCII. */
export function isPlain(text: string): boolean {
  return plain.test(text);
}

/**
 * Replaces characters that can control a terminal, reverse its text direction or hide text: control, format and invisible
 * characters, lone surrogates. Classes: https://www.unicode.org/reports/tr44/, except where a script needs such a mark.
 */
export function replaceUnsafe(text: string, replacement: (mark: string) => string): string {
  return isPlain(text) ? text : text.replace(unsafe, replacement);
}
