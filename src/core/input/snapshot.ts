/** The moments of a video hold objects, in a list, in an input, among arguments; what is deeper is refused, not sent. */
const levels = 6;

/**
 * A copy of plain objects and arrays, so that what a caller changes after the call changes nothing that is sent or looked
 * for. Bytes, blobs, dates, instances of classes and objects with functions are taken as they are.
 */
export function snapshot<Value>(value: Value, deep = levels): Value {
  if (deep === 0) return value;
  if (Array.isArray(value)) return value.map((one) => snapshot(one, deep - 1)) as Value;
  if (!isPlain(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, snapshot(one, deep - 1)]),
  ) as Value;
}

/** Data, of whichever realm: Jest runs tests in one of its own. What has functions, such as hints, is none. */
export function isPlain(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const parent: unknown = Object.getPrototypeOf(value);
  const ofObject = parent === null || Object.getPrototypeOf(parent) === null;
  return ofObject && !Object.values(value).some((member) => typeof member === "function");
}
