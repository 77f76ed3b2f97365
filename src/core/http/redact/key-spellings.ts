import { minSecretLength } from "../../config/config.ts";
import { findInLayers } from "./layers.ts";

/** Engines reject patterns that are too long, with an error that shows the pattern. */
const maxPieceLength = 128;

/** What finds a key in text. */
export interface KeyPatterns {
  patterns: readonly RegExp[];
  /** No text with fewer characters holds the key. */
  shortest: number;
}

/**
 * Patterns for a key in unescaped text: as it is, in upper or lower case (hosts and some proxies change it), at any
 * offset in base64 and base64url, and as a dump of bytes. A long key has one pattern per piece.
 */
export function keyPatterns(key: string): KeyPatterns {
  const isSecret = key.length >= minSecretLength;
  const texts: string[] = [];
  // The result of confusing UTF-8 and Latin-1, for characters beyond ASCII.
  const misread = new TextDecoder().decode(Uint8Array.from(key, (unit) => unit.charCodeAt(0)));
  for (const spelling of [key, utf8(key), misread]) {
    // The key itself may look like escapes.
    findInLayers(spelling, (text) => {
      if (text.length >= Math.min(key.length, minSecretLength)) texts.push(text);
      return [];
    });
  }
  const pieces = piecesOf(texts);
  const sources = pieces.map(textPattern);
  if (isSecret) {
    const json = JSON.stringify(key).slice(1, -1);
    const encoded = [key, encodeURIComponent(key), json, json.replaceAll("/", "\\/")];
    const bytes = encoded.flatMap((text) => [text, utf8(text)]).filter((text) => !/[^\0-\xff]/.test(text));
    sources.push(...piecesOf(bytes).map(bytesPattern));
  }
  return {
    patterns: sources.map(
      (source) => new RegExp(isSecret ? source : `(?<![\\da-z])${source}(?![\\da-z])`, "gi"),
    ),
    shortest: Math.min(...pieces.map((piece) => piece.length)),
  };
}

/** The UTF-8 bytes, one character each. */
function utf8(text: string): string {
  return String.fromCharCode(...new TextEncoder().encode(text));
}

function textPattern(text: string): string {
  // An unknown character may be anything but an ASCII letter or digit.
  return text.replace(/[^\da-z]/gi, "[\\$&\\ufffd]");
}

function bytesPattern(bytes: string): string {
  const codes = Array.from(bytes, (byte) => byte.charCodeAt(0));
  const hex = codes.map((code) => code.toString(16).padStart(2, "0"));
  // UTF-16, in either byte order.
  const wide = [...bytes].join("\0");
  return [
    ...[0, 1, 2].flatMap((place) => [base64Pattern(bytes, place), base64Pattern(wide, place)]),
    hex.join("[ :,-]*"),
    hex.join("00"),
    codes.join(", *"),
  ].join("|");
}

/**
 * The bytes in base64 (RFC 4648, sections 4 and 5), `place` bytes into a group of three. The first and last character
 * may share up to four bits with neighbouring bytes, so each is a class of all characters that it may become.
 */
function base64Pattern(bytes: string, place: number): string {
  const end = Math.ceil(((place + bytes.length) * 4) / 3);
  const all = Array.from({ length: 16 }, (_, bits) => {
    const neighbour = String.fromCharCode(bits * 0x11);
    return btoa(neighbour.repeat(place) + bytes + neighbour.repeat(2)).slice(place, end);
  });
  const edge = (at: number): string => `[${all.map((each) => each.at(at)).join("")}]`;
  return `${edge(0)}${all[0]?.slice(1, -1).replace(/\W/g, "[$&]")}${edge(-1)}`
    .replaceAll("+", "+\\-")
    .replaceAll("/", "/_");
}

/** Splits texts into pieces of about equal length: a short one would match within other words. */
function piecesOf(texts: readonly string[]): string[] {
  return [...new Set(texts)].flatMap((text) => {
    const size = Math.ceil(text.length / Math.ceil(text.length / maxPieceLength));
    return text.match(new RegExp(`[^]{1,${size}}`, "g")) ?? [];
  });
}
