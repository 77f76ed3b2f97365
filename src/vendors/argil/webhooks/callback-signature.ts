import { assertValid } from "../../../core/errors/input.ts";
import type { Bytes } from "../../../core/input/bytes.ts";
import { profile } from "../profile.ts";

/** HMAC key, a string being encoded as UTF-8. Use at least 32 random bytes, or a string that is as hard to guess. */
export type Secret = string | Uint8Array;

/** One secret or several, or a function that returns them. */
export type SecretSource = Secret | readonly Secret[] | (() => GivenSecrets | Promise<GivenSecrets>);
type GivenSecrets = Secret | readonly Secret[];

export const issuedName = "ac_issued";
export const expiresName = "ac_expires";
export const signatureName = "ac_signature";

/** The length that servers and proxies accept by default. */
export const maxUrlLength = 2_048;

/** Times in whole seconds since the epoch, as written in the URL. */
export interface CallbackTimes {
  issued: string;
  expires: string;
}

const encoder = new TextEncoder();

/**
 * The signed text: one line each for the version, the times, the origin, the path and the query. The URL parser has
 * normalized case, default ports, international names and percent-encoding. The query is re-encoded and sorted by name:
 * a proxy may reorder it, but nobody can add, drop or change a parameter.
 */
export function canonicalText(url: URL, { issued, expires }: CallbackTimes): Bytes {
  const query = new URLSearchParams(url.search);
  for (const name of [issuedName, expiresName, signatureName]) query.delete(name);
  query.sort();
  const lines = ["avatar-clients callback v1", issued, expires, url.origin, url.pathname, query.toString()];
  return encoder.encode(lines.join("\n"));
}

/** Milliseconds since the epoch; NaN if it is not a date. */
export function timeOf(date: unknown): number {
  return date instanceof Date ? date.getTime() : Number.NaN;
}

/** The secrets as bytes, in order. @throws InvalidInputError if one is missing or empty. */
export function secretBytes(secret: Secret | readonly Secret[]): Uint8Array[] {
  const secrets: readonly unknown[] = Array.isArray(secret) ? secret : [secret];
  const bytes = secrets.map((each) => (typeof each === "string" ? encoder.encode(each) : each)).filter(isKey);
  const whole = bytes.length > 0 && bytes.length === secrets.length;
  assertValid(
    profile.name,
    whole ? [] : ["secret must be a non-empty string or bytes, or an array of those"],
  );
  return bytes;
}

/** Not `CryptoKey`: the declarations must compile without the DOM library. */
type HmacKey = Parameters<typeof crypto.subtle.sign>[1];

export function toKey(secret: Uint8Array): Promise<HmacKey> {
  const hmac = { name: "HMAC", hash: "SHA-256" };
  // A copy, because importKey rejects shared memory.
  return crypto.subtle.importKey("raw", secret.slice(), hmac, false, ["sign", "verify"]);
}

function isKey(value: unknown): value is Uint8Array {
  return value instanceof Uint8Array && value.length > 0;
}

/** 64 lowercase hex digits: unlike base64, hex has one spelling. */
export function toHex(signature: ArrayBuffer): string {
  return [...new Uint8Array(signature)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The bytes of a signature, or undefined if it is not 64 lowercase hex digits. */
export function fromHex(text: string): Bytes | undefined {
  if (!/^[\da-f]{64}$/.test(text)) return undefined;
  return Uint8Array.from({ length: 32 }, (_, at) => Number.parseInt(text.slice(at * 2, at * 2 + 2), 16));
}
