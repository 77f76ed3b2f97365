/** Anything nested deeper is not valid input for any vendor and might overflow the stack; it is not copied. */
const levels = 1_000;

/**
 * Deep-copies plain objects and arrays, so that changes the caller makes after the call do not affect what is sent or
 * searched for. Bytes, blobs, dates, class instances and objects with functions are not copied. Shared references stay
 * shared in the copy, and cycles stay cycles, which are rejected later.
 */
export function snapshot<Value>(value: Value, seen = new Map<unknown, object>(), deep = levels): Value {
  const list = Array.isArray(value);
  if (deep === 0 || !(list || isPlain(value))) return value;
  const known = seen.get(value);
  if (known) return known as Value;
  const copy: object = list ? value.slice() : { ...value };
  seen.set(value, copy);
  for (const [name, one] of Object.entries(copy)) Reflect.set(copy, name, snapshot(one, seen, deep - 1));
  return copy as Value;
}

/**
 * True for plain data from any realm (Jest runs tests in a separate one); false for objects with functions, such as
 * hints.
 */
export function isPlain(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const parent: unknown = Object.getPrototypeOf(value);
  const ofObject = parent === null || Object.getPrototypeOf(parent) === null;
  return ofObject && !Object.values(value).some((member) => typeof member === "function");
}
