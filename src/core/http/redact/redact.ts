import { minSecretLength } from "../../config/config.ts";
import { redactError } from "./error.ts";
import { createTextRedactor, mask } from "./text.ts";

/** Limits the depth, because deeply nested JSON is valid and must not overflow the stack. */
const deepest = 100;

/**
 * Redacts a client's keys in whatever is about to be shown, and changes nothing else. Never throws: whatever cannot be
 * read is masked entirely.
 *
 * Finds a key in upper or lower case and in every form in which software echoes text, nested up to four deep: escapes
 * of JSON, JavaScript, URLs and HTML, UTF-16, line breaks. Also finds it in base64, base64url and lists of bytes,
 * plain, percent-encoded or as JSON, alone or within longer values. Does not find a key that is compressed,
 * encrypted, encoded in other ways, or split across several headers or fields.
 *
 * A key shorter than eight characters is not a secret, and masking every "a" would make text unreadable: it is masked
 * only as a separate word, and not in base64 or bytes.
 */
export interface Redactor {
  text(text: string): string;
  /** A copy of a JSON value without the key, at any depth, including names and numbers. */
  value(value: unknown): unknown;
  headers(headers: Headers): Headers;
  /** A copy of a platform error with name, message, code and causes, without fields that may hold requests. */
  error(error: unknown): Error;
}

/** Redacts the keys that are in the list at the time of each call. */
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
    // fromEntries defines own properties, so that a "__proto__" field stays data.
    return Object.fromEntries(Object.entries(input).map(([name, member]) => [text(name), inner(member)]));
  }

  function isKey(number: number): boolean {
    // JSON.parse rounds long numbers.
    const secrets = keys.filter((key) => key.length >= minSecretLength);
    return secrets.some((key) => number === Number(key)) || (secrets.length > 0 && holdsKey(String(number)));
  }

  return {
    text,
    value(input) {
      try {
        return value(input, 0);
      } catch {
        // A getter threw.
        return mask;
      }
    },
    headers(input) {
      const result = new Headers();
      try {
        // Appended, because set-cookie may repeat; names must not contain brackets (RFC 9110, section 5.6.2).
        for (const [name, content] of input) result.append(text(name).replace(/[[\]]/g, ""), text(content));
      } catch {
        // A custom fetch may return headers that the platform rejects.
      }
      return result;
    },
    error: (input) => redactError(input, text),
  };
}

/** A byte of a buffer serialized as JSON, or a character of a string spread into an object; otherwise empty. */
function crumbOf(member: unknown): string {
  if (typeof member === "number") return member >= 0 && member < 256 ? String.fromCharCode(member) : "";
  return typeof member === "string" && member.length === 1 ? member : "";
}
