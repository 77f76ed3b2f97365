import type { Answer } from "./attempt.ts";

const strictUtf8 = new TextDecoder("utf-8", { fatal: true });
const lenientUtf8 = new TextDecoder();

/** The answer's text; bytes that are not UTF-8 become U+FFFD. */
export function bodyText(answer: Answer): string {
  return lenientUtf8.decode(answer.bytes);
}

/** The answer as JSON (RFC 8259: UTF-8 only). @throws where it is not. */
export function parseJson(answer: Answer): unknown {
  return JSON.parse(strictUtf8.decode(answer.bytes));
}

/** A failure body: JSON where it is JSON, whatever its content type says, otherwise text. */
export function parseBody(answer: Answer): unknown {
  try {
    return parseJson(answer);
  } catch {
    return bodyText(answer);
  }
}
