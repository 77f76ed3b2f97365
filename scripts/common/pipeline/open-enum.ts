import type { Json, JsonObject } from "./json.ts";

/** Marks the alternative of an opened enum that stands for values the vendor may add later. */
export const restMarker = "x-any-other-string";

const moved = new Set(["enum", "type", "format"]);

function literal(value: Json): JsonObject {
  return value === null ? { type: "null" } : { const: value };
}

/**
 * Rewrites `enum: [a, b]` as `anyOf: [a, b, any other string]`. Only string enums are opened: the vendors announce new
 * names, not new numbers.
 */
export function openEnum(schema: JsonObject): JsonObject {
  const values = schema.enum;
  if (!Array.isArray(values) || !values.some((value) => typeof value === "string")) return schema;
  const kept = Object.fromEntries(Object.entries(schema).filter(([key]) => !moved.has(key)));
  const nullable = Array.isArray(schema.type) && schema.type.includes("null") && !values.includes(null);
  const members = [...values, ...(nullable ? [null] : [])].map(literal);
  return { ...kept, anyOf: [...members, { type: "string", [restMarker]: true }] };
}
