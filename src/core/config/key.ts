/** The API key, or a function that returns it, called before each call. */
export type KeySource = string | (() => string | PromiseLike<string>);

/** Header values are Latin-1 (RFC 9110 5.5); for any other, fetch's own error would show the whole key. */
export function isKey(value: unknown): value is string {
  return typeof value === "string" && /^[\x21-\x7e\xa1-\xff]+$/.test(value);
}
