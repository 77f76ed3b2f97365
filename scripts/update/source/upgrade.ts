import { isObject, type Json, type JsonObject, objectAt } from "../../common/pipeline/json.ts";
import { mapSchema, mapSchemasBelow } from "../../common/pipeline/schemas.ts";

function withNull(schema: JsonObject): JsonObject {
  const { type } = schema;
  if (typeof type === "string") {
    // With `nullable`, 3.0 enums do not list null; in 3.1 the type alone would not let it pass the enum.
    const values = Array.isArray(schema.enum) ? { enum: [...new Set([...schema.enum, null])] } : {};
    return { ...schema, type: [type, "null"], ...values };
  }
  for (const key of ["anyOf", "oneOf"]) {
    const branches = schema[key];
    if (Array.isArray(branches)) return { ...schema, [key]: [...branches, { type: "null" }] };
  }
  const { description, ...rest } = schema;
  const wrapped = { anyOf: [rest, { type: "null" }] };
  return description === undefined ? wrapped : { description, ...wrapped };
}

/** In 3.0 the exclusive limits are flags on the plain ones. */
function ownLimit(schema: JsonObject, plain: "minimum" | "maximum", exclusive: string): JsonObject {
  const { [exclusive]: flag, [plain]: limit, ...rest } = schema;
  if (typeof flag !== "boolean") return schema;
  if (limit === undefined) return rest;
  return flag ? { ...rest, [exclusive]: limit } : { ...rest, [plain]: limit };
}

function upgradeSchema(schema: JsonObject): JsonObject {
  const { nullable, example, ...rest } = schema;
  const limited = ownLimit(ownLimit(rest, "minimum", "exclusiveMinimum"), "maximum", "exclusiveMaximum");
  const shown = example === undefined ? limited : { ...limited, examples: [example] };
  return nullable === true && Object.keys(shown).length > 0 ? withNull(shown) : shown;
}

function upgradeComponents(components: JsonObject, upgrade: (schema: Json) => Json): JsonObject {
  const entries = Object.entries(components).map(([kind, items]): [string, Json] => {
    if (!isObject(items) || kind === "examples") return [kind, items];
    if (kind !== "schemas") return [kind, mapSchemasBelow(items, upgrade)];
    return [kind, Object.fromEntries(Object.entries(items).map(([name, item]) => [name, upgrade(item)]))];
  });
  return Object.fromEntries(entries);
}

/** Converts a 3.0 document to OpenAPI 3.1. Files stay `format: binary`, which the pipeline reads as well. */
export function upgradeTo31(document: JsonObject): JsonObject {
  if (typeof document.openapi !== "string" || !document.openapi.startsWith("3.0.")) return document;
  const upgrade = (schema: Json): Json => mapSchema(schema, upgradeSchema);
  const upgraded: JsonObject = {
    ...document,
    openapi: "3.1.0",
    paths: mapSchemasBelow(objectAt(document, "paths"), upgrade),
  };
  if (isObject(document.components)) {
    upgraded.components = upgradeComponents(document.components, upgrade);
  }
  return upgraded;
}
