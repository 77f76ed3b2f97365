export type Json = null | boolean | number | string | Json[] | JsonObject;

export type JsonObject = { [key: string]: Json };

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function objectAt(parent: JsonObject, key: string): JsonObject {
  const value = parent[key];
  return isObject(value) ? value : {};
}

export function stringAt(parent: JsonObject, key: string): string {
  const value = parent[key];
  if (typeof value !== "string") throw new Error(`"${key}" is not a string`);
  return value;
}

/** Parses a local `$ref` into `components/<kind>`, e.g. to `["schemas", "Avatar"]`. */
export function componentRef(ref: unknown): [kind: string, name: string] | undefined {
  if (typeof ref !== "string") return undefined;
  const match = /^#\/components\/([^/]+)\/([^/]+)$/.exec(ref);
  return match?.[1] && match[2] ? [match[1], match[2]] : undefined;
}
