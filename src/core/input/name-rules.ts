import { InvalidInputError } from "../errors/input.ts";
import { matchesUnicode } from "./characters.ts";
import { checkText } from "./fields.ts";

/** What a vendor takes for a name, in characters (Unicode code points, as JSON Schema counts). */
export interface NameRules {
  /** Where the vendor says so. */
  source: string;
  least: number;
  most?: number;
  /** What the vendor asks for and may not insist on. */
  advised?: readonly [least: number, most: number];
}

/** Adds a reason unless the name is text of a length that the vendor takes. */
export function checkNameText(name: unknown, field: string, rules: NameRules, reasons: string[]): void {
  checkText(name, field, rules.least, rules.most ?? Infinity, reasons);
  // It would be stored as U+FFFD and never be found again.
  if (typeof name === "string" && matchesUnicode(name, "\\p{Surrogate}"))
    reasons.push(`${field} must be well-formed Unicode: it holds half a surrogate pair`);
}

/**
 * A name as vendors store it, for comparing: NFC, trimmed, line ends alike. A multipart form turns every line end into
 * CRLF (HTML standard, "constructing an entry list").
 */
export function storedName(name: string): string {
  return name
    .replace(/\r\n?|\n/g, "\n")
    .normalize("NFC")
    .trim();
}

/**
 * A part of the name to search the vendor's list with: the longest run of characters that no store rewrites. Undefined
 * where it has none, and the whole list must be read.
 */
export function searchTerm(name: string): string | undefined {
  let longest: string | undefined;
  for (const { 0: found, index } of name.matchAll(/[\x21-\x7e]+(?: [\x21-\x7e]+)*/g)) {
    // A letter before a combining mark may be stored as one character with it.
    const run = matchesUnicode(name.slice(index + found.length), "^\\p{M}")
      ? found.slice(0, -1).trimEnd()
      : found;
    if (run.length > (longest?.length ?? 0)) longest = run;
  }
  return longest;
}

const tagAlphabet = "0123456789abcdefghjkmnpqrstvwxyz";
/** Of 80 bits. */
export const tagLength = 16;
const tagged = new RegExp(`-[${tagAlphabet}]{${tagLength}}$`);
/** Anam advises at most 50 characters, the least of all vendors. */
const maxUniqueLength = 50;

/**
 * A name that no other create uses, for telling later what a create has made: the given one, shortened where it must
 * be, and a random tag of 80 bits. At most 50 characters, which every vendor takes.
 *
 * @throws InvalidInputError unless it is non-empty text of well-formed Unicode.
 * @example
 * uniqueName("Ada"); // "Ada-7k2m9x0q4t8w1z5r"
 */
export function uniqueName(base: string): string {
  const reasons: string[] = [];
  checkNameText(base, "the name", { source: "", least: 1 }, reasons);
  if (typeof base === "string" && base.trim() === "") reasons.push("the name must not be blank");
  if (reasons.length > 0) throw new InvalidInputError(undefined, reasons);
  return tagName(base, toTag(crypto.getRandomValues(new Uint8Array(tagLength))));
}

/** The name with a tag, in the form of {@link uniqueName}. */
export function tagName(base: string, tag: string): string {
  const plain = storedName(base).replace(/\s+/g, " ");
  const kept = [...plain].slice(0, maxUniqueLength - tagLength - 1).join("");
  return `${kept.trim()}-${tag}`;
}

/** Bytes as a tag, a character each. */
export function toTag(bytes: Uint8Array): string {
  return [...bytes].map((byte) => tagAlphabet[byte % tagAlphabet.length]).join("");
}

/** True for a name with a tag of {@link uniqueName}. */
export function isUniqueName(name: string): boolean {
  return tagged.test(name);
}

/** The tag of such a name. */
export function tagIn(name: string): string | undefined {
  return tagged.exec(name)?.[0].slice(1);
}
