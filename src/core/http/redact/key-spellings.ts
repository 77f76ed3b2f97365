import { minSecretLength } from "../../config/config.ts";
import { findInLayers } from "./layers.ts";

/** Engines refuse patterns that grow too long, and put the pattern into their complaint. */
const longestPiece = 128;

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
  const isSecret = key.length >= minSecretLength;
  const texts: string[] = [];
  // What becomes of characters beyond ASCII when UTF-8 and Latin-1 are mixed up.
  const misread = new TextDecoder().decode(Uint8Array.from(key, (unit) => unit.charCodeAt(0)));
  for (const spelling of [key, utf8(key), misread]) {
    // A key may look like escapes itself.
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

/** Its bytes, each as a character. */
function utf8(text: string): string {
  return String.fromCharCode(...new TextEncoder().encode(text));
}

function textPattern(text: string): string {
  // What cannot be told may be anything but a letter or digit of ASCII.
  return text.replace(/[^\da-z]/gi, "[\\$&\\ufffd]");
}

function bytesPattern(bytes: string): string {
  const codes = Array.from(bytes, (byte) => byte.charCodeAt(0));
  const hex = codes.map((code) => code.toString(16).padStart(2, "0"));
  // UTF-16, of either byte order.
  const wide = [...bytes].join("\0");
  return [
    ...[0, 1, 2].flatMap((place) => [base64Pattern(bytes, place), base64Pattern(wide, place)]),
    hex.join("[ :,-]*"),
    hex.join("00"),
    codes.join(", *"),
  ].join("|");
}

/**
 * These bytes in base64 (RFC 4648, sections 4 and 5), so many bytes into a group of three. The first and last character
 * may share up to four bits with a neighbour of the bytes, so they are those that they become next to any.
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

/** Each of about the same length: a short one would stand in other words. */
function piecesOf(texts: readonly string[]): string[] {
  return [...new Set(texts)].flatMap((text) => {
    const size = Math.ceil(text.length / Math.ceil(text.length / longestPiece));
    return text.match(new RegExp(`[^]{1,${size}}`, "g")) ?? [];
  });
}
