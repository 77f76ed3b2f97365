import type { Answer } from "./attempt.ts";

const strictUtf8 = new TextDecoder("utf-8", { fatal: true });
const lenientUtf8 = new TextDecoder();

/** The body as text; bytes that are not UTF-8 become U+FFFD. */
export function bodyText(answer: Answer): string {
  return lenientUtf8.decode(answer.bytes);
}

/** The body as JSON (RFC 8259: UTF-8 only). @throws if it is not JSON. */
export function parseJson(answer: Answer): unknown {
  return JSON.parse(strictUtf8.decode(answer.bytes));
}

/** An error body: parsed if it is JSON, whatever its content type; otherwise text. */
export function parseBody(answer: Answer): unknown {
  try {
    return parseJson(answer);
  } catch {
    return bodyText(answer);
  }
}

/**
 * Serializes a body as JSON. A `Blob` stands for a long string without escapes; the result is then a Blob too, so
 * that the text is never copied into a string.
 */
export function toJson(body: object): string | Blob {
  // Random, so that the body cannot contain it.
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
