/** What is deeper is no input of any vendor, and more than an engine's stack may hold; it is taken as it is. */
const levels = 1_000;

/**
 * A copy of plain objects and arrays, so that what a caller changes after the call changes nothing that is sent or
 * looked for. Bytes, blobs, dates, instances of classes and objects with functions are taken as they are. What stands
 * in two places does so in the copy too, and what leads back to itself, which is refused later.
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

/** Data, of whichever realm: Jest runs tests in one of its own. What has functions, such as hints, is none. */
export function isPlain(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const parent: unknown = Object.getPrototypeOf(value);
  const ofObject = parent === null || Object.getPrototypeOf(parent) === null;
  return ofObject && !Object.values(value).some((member) => typeof member === "function");
}
