import type { Answer } from "./attempt.ts";

const strictUtf8 = new TextDecoder("utf-8", { fatal: true });
const lenientUtf8 = new TextDecoder();

/** The answer's text; bytes that are not UTF-8 become U+FFFD. */
export function bodyText(answer: Answer): string {
  return lenientUtf8.decode(answer.bytes);
}

/** The answer as JSON (RFC 8259: UTF-8 only). @throws if it is not JSON. */
export function parseJson(answer: Answer): unknown {
  return JSON.parse(strictUtf8.decode(answer.bytes));
}

/** A failure body: parsed if it is JSON, whatever its content type says; otherwise text. */
export function parseBody(answer: Answer): unknown {
  try {
    return parseJson(answer);
  } catch {
    return bodyText(answer);
  }
}

/**
 * JSON to send. Where a `Blob` stands in for a string, one that needs no escapes, the JSON is a Blob too: the long text
 * is never part of a string.
 */
export function toJson(body: object): string | Blob {
  // Unforeseeable, so that no text of the body can hold it.
  const mark = `blob ${Math.random()}`;
  const long: Blob[] = [];
  const json = JSON.stringify(body, (_, value: unknown) => {
    if (!(value instanceof Blob)) return value;
    long.push(value);
    return mark;
  });
  if (long.length === 0) return json;
  const [first = "", ...rest] = json.split(mark);
  return new Blob([first, ...rest.flatMap((part, index) => [long[index] ?? "", part])]);
}
