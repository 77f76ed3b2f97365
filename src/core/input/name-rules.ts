import { InvalidInputError } from "../errors/input.ts";
import { matchesUnicode } from "./characters.ts";
import { checkText } from "./fields.ts";

/** The names that a vendor accepts, by length in Unicode code points, as JSON Schema counts. */
export interface NameRules {
  /** Where the vendor documents the rules. */
  source: string;
  min: number;
  max?: number;
  /** What the vendor recommends but may not enforce. */
  advised?: readonly [min: number, max: number];
}

/** Adds a reason unless the name is a string with a length that the vendor accepts. */
export function checkNameText(name: unknown, field: string, rules: NameRules, reasons: string[]): void {
  checkText(name, field, rules.min, rules.max ?? Infinity, reasons);
  // It would be stored as U+FFFD and never found again.
  if (typeof name === "string" && matchesUnicode(name, "\\p{Surrogate}"))
    reasons.push(`${field} must be well-formed Unicode: it contains a lone surrogate`);
}

/**
 * Normalizes a name as vendors store it, for comparison: NFC, trimmed, line endings unified. A multipart form turns
 * every line ending into CRLF (HTML standard, "constructing an entry list").
 */
export function storedName(name: string): string {
  return name
    .replace(/\r\n?|\n/g, "\n")
    .normalize("NFC")
    .trim();
}

/**
 * The part of a name to search the vendor's list for: the longest run of characters that no vendor rewrites.
 * Undefined if there is none, in which case the whole list must be read.
 */
export function searchTerm(name: string): string | undefined {
  let longest: string | undefined;
  for (const { 0: found, index } of name.matchAll(/[\x21-\x7e]+(?: [\x21-\x7e]+)*/g)) {
    // A letter and a following combining mark may be stored as one character.
    const run = matchesUnicode(name.slice(index + found.length), "^\\p{M}")
      ? found.slice(0, -1).trimEnd()
      : found;
    if (run.length > (longest?.length ?? 0)) longest = run;
  }
  return longest;
}

const tagAlphabet = "0123456789abcdefghjkmnpqrstvwxyz";
/** 80 bits. */
export const tagLength = 16;
const tagged = new RegExp(`-[${tagAlphabet}]{${tagLength}}$`);
/** The shortest recommended maximum of all vendors: Anam's. */
const maxUniqueLength = 50;

/**
 * Makes a name unique, so that a lost create can be matched to its item: the given name, shortened if necessary, plus a
 * random 80-bit tag. At most 50 characters, which every vendor accepts.
 *
 * @throws InvalidInputError unless the name is a non-blank string of well-formed Unicode.
 * @example
 * uniqueName("Ada"); // "Ada-7k2m9x0q4t8w1z5r"
 */
export function uniqueName(base: string): string {
  const reasons: string[] = [];
  checkNameText(base, "the name", { source: "", min: 1 }, reasons);
  if (typeof base === "string" && base.trim() === "") reasons.push("the name must not be blank");
  if (reasons.length > 0) throw new InvalidInputError(undefined, reasons);
  return tagName(base, toTag(crypto.getRandomValues(new Uint8Array(tagLength))));
}

/** Appends a tag to a name, in the form of {@link uniqueName}. */
export function tagName(base: string, tag: string): string {
  const plain = storedName(base).replace(/\s+/g, " ");
  const kept = [...plain].slice(0, maxUniqueLength - tagLength - 1).join("");
  return `${kept.trim()}-${tag}`;
}

/** Encodes bytes as a tag, one character each. */
export function toTag(bytes: Uint8Array): string {
  return [...bytes].map((byte) => tagAlphabet[byte % tagAlphabet.length]).join("");
}

/** True for a name with a tag from {@link uniqueName}. */
export function isUniqueName(name: string): boolean {
  return tagged.test(name);
}

/** The tag of such a name, if it has one. */
export function tagIn(name: string): string | undefined {
  return tagged.exec(name)?.[0].slice(1);
}
