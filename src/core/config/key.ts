/** The API key, or what gives it: asked before each call. */
export type KeySource = string | (() => string | PromiseLike<string>);

/** Header values are Latin-1 (RFC 9110 5.5); fetch would print the whole key in its own complaint. */
export function isKey(value: unknown): value is string {
  return typeof value === "string" && /^[\x21-\x7e\xa1-\xff]+$/.test(value);
}
