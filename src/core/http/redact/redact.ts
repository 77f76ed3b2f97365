import { minSecretLength } from "../../config/config.ts";
import { redactError } from "./error.ts";
import { createTextRedactor, mask } from "./text.ts";

/** JSON of any depth is legal, and must not exhaust the stack. */
const deepest = 100;

/**
 * Takes a client's keys out of whatever is about to be shown; all else stays as it is. Nothing here throws: what
 * cannot be read is masked as a whole.
 *
 * The key is found in letters of either case and in each spelling that software gives to text that it echoes, up to
 * four of them one within another: escapes of JSON, JavaScript, URLs and HTML, UTF-16, line breaks. Also in base64,
 * base64url and lists of bytes, as it is, percent-encoded or in JSON, alone or as part of longer ones. Not found is a
 * key that was compressed, encrypted, encoded in other ways, or cut up over several headers or members.
 *
 * A key of fewer than eight characters is no secret, and a text without every "a" is none: it is masked, outside base64
 * and bytes, where it stands as a word of its own.
 */
export interface Redactor {
  text(text: string): string;
  /** A copy of a JSON value, without the key at any depth, in names and numbers too. */
  value(value: unknown): unknown;
  headers(headers: Headers): Headers;
  /** A platform error as a plain one: name, message, code and causes, without the fields that may hold requests. */
  error(error: unknown): Error;
}

/** Takes out those keys that are in the list when something is shown. */
export function createRedactor(keys: readonly string[]): Redactor {
  const text = createTextRedactor(keys);

  function holdsKey(input: string): boolean {
    return text(input) !== input;
  }

  function value(input: unknown, depth: number): unknown {
    if (input === null || input === undefined || typeof input === "boolean") return input;
    if (typeof input === "number") return isKey(input) ? mask : input;
    if (typeof input !== "object") return text(String(input));
    if (depth === deepest) return "[too deep]";
    const crumbs = Object.values(input).map(crumbOf).join("");
    const isCrumbled = crumbs.length >= minSecretLength && holdsKey(crumbs);
    const inner = (member: unknown): unknown =>
      isCrumbled && crumbOf(member) ? mask : value(member, depth + 1);
    if (Array.isArray(input)) return input.map(inner);
    // fromEntries defines own properties, so that a "__proto__" member stays data.
    return Object.fromEntries(Object.entries(input).map(([name, member]) => [text(name), inner(member)]));
  }

  function isKey(number: number): boolean {
    // JSON.parse rounds a long one.
    const secrets = keys.filter((key) => key.length >= minSecretLength);
    return secrets.some((key) => number === Number(key)) || (secrets.length > 0 && holdsKey(String(number)));
  }

  return {
    text,
    value(input) {
      try {
        return value(input, 0);
      } catch {
        // A field that throws when it is read.
        return mask;
      }
    },
    headers(input) {
      const result = new Headers();
      try {
        // One by one, because set-cookie may come more than once; names hold no brackets (RFC 9110, section 5.6.2).
        for (const [name, content] of input) result.append(text(name).replace(/[[\]]/g, ""), text(content));
      } catch {
        // A fetch of the user's own may give what the platform refuses.
      }
      return result;
    },
    error: (input) => redactError(input, text),
  };
}

/** A byte of a buffer that became JSON, or a character of a text that was spread into an object; otherwise nothing. */
function crumbOf(member: unknown): string {
  if (typeof member === "number") return member >= 0 && member < 256 ? String.fromCharCode(member) : "";
  return typeof member === "string" && member.length === 1 ? member : "";
}
