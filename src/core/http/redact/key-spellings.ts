import { minSecretLength } from "../../config/config.ts";
import { anyCharacter } from "./escapes.ts";
import { layersOf } from "./text-layers.ts";

/** Engines refuse patterns that grow too long, and put the pattern into their complaint. */
const longestPiece = 128;

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const sixBits = Array.from(alphabet, (_, value) => value);

/** What finds a key in text. */
export interface KeyPatterns {
  patterns: readonly RegExp[];
  /** No text with fewer characters holds the key. */
  shortest: number;
}

/**
 * Patterns for what a key looks like in text whose escapes are undone: as it is, in letters of either case (hosts and
 * some proxies change them), in base64 and base64url wherever it stands in them, and as a dump of bytes. Of what is
 * long there is one for each piece.
 */
export function keyPatterns(key: string): KeyPatterns {
  const least = Math.min(key.length, minSecretLength);
  // A key may look like escapes itself.
  const texts = spoilt(key).flatMap((text) => Array.from(layersOf(text), (layer) => layer.text));
  const pieces = [...new Set(texts)].filter((text) => text.length >= least).map((text) => piecesOf(text));
  const shortest = Math.min(...pieces.flat().map((piece) => piece.length));
  const spellings = pieces.map((each) => each.map(fromText));
  if (key.length < minSecretLength) {
    return {
      shortest,
      patterns: [new RegExp(`(?<![\\da-z])(?:${spellings.flat().join("|")})(?![\\da-z])`, "gi")],
    };
  }
  for (const bytes of encodings(key)) spellings.push(piecesOf(bytes).map(fromBytes));
  // A piece that overlaps with one of another spelling would hide it from the pattern that they share.
  const inPieces = spellings.filter((each) => each.length > 1).flat();
  const whole = spellings.filter((each) => each.length === 1).flat();
  const sources = whole.length > 0 ? [whole.join("|"), ...inPieces] : inPieces;
  return { shortest, patterns: sources.map((source) => new RegExp(source, "gi")) };
}

/** The text, and what becomes of characters beyond ASCII when UTF-8 and Latin-1 are mixed up. */
function spoilt(key: string): string[] {
  const utf8 = new TextEncoder().encode(key);
  return [key, fromLatin1(utf8), new TextDecoder().decode(latin1(key))];
}

/** The bytes that a server may have put into base64. */
function encodings(key: string): Uint8Array[] {
  const json = JSON.stringify(key).slice(1, -1);
  const texts = [key, encodeURIComponent(key), json, json.replaceAll("/", "\\/")];
  const all = texts.flatMap((text) => [new TextEncoder().encode(text), latin1(text)]);
  return [...new Map(all.map((bytes) => [bytes.join(), bytes])).values()];
}

function fromText(text: string): string {
  return Array.from({ length: text.length }, (_, at) => {
    const unit = text.charAt(at);
    return /[\da-z]/i.test(unit) ? unit : `[${escaped(unit)}${escaped(anyCharacter)}]`;
  }).join("");
}

function fromBytes(bytes: Uint8Array): string {
  // UTF-16, of either byte order.
  const wide = Uint8Array.from({ length: bytes.length * 2 - 1 }, (_, at) =>
    at % 2 ? 0 : (bytes[at / 2] ?? 0),
  );
  const hex = (each: Uint8Array): string[] => Array.from(each, (byte) => byte.toString(16).padStart(2, "0"));
  return [
    ...[0, 1, 2].flatMap((place) => [base64(bytes, place), base64(wide, place)]),
    hex(bytes).join("[ :,-]*"),
    hex(wide).join(""),
    bytes.join(", *"),
  ].join("|");
}

/**
 * These bytes in base64 (RFC 4648, sections 4 and 5), so many bytes into a group of three. Characters that share bits
 * with a neighbour of the bytes are those that they can be.
 */
function base64(bytes: Uint8Array, place: number): string {
  const first = place * 8;
  const end = first + bytes.length * 8;
  let pattern = "";
  for (let start = first - (first % 6); start < end; start += 6) {
    let bits = 0;
    let known = 0;
    for (let at = start; at < start + 6; at++) {
      const inside = at >= first && at < end;
      const byte = (inside && bytes[(at - first) >> 3]) || 0;
      bits = (bits << 1) | ((byte >> (7 - (at % 8))) & 1);
      known = (known << 1) | Number(inside);
    }
    pattern += known === 63 ? oneOf([bits]) : oneOf(sixBits.filter((value) => (value & known) === bits));
  }
  return pattern;
}

function oneOf(values: readonly number[]): string {
  const characters = values.map((value) => ["+\\-", "/_"][value - 62] ?? alphabet[value]).join("");
  return characters.length === 1 ? characters : `[${characters}]`;
}

function piecesOf<Whole extends { length: number; slice(start: number, end: number): Whole }>(
  whole: Whole,
): Whole[] {
  const count = Math.ceil(whole.length / longestPiece);
  const size = Math.ceil(whole.length / count);
  return Array.from({ length: count }, (_, n) => whole.slice(n * size, (n + 1) * size));
}

function latin1(text: string): Uint8Array {
  return Uint8Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
}

function fromLatin1(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
}

function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
