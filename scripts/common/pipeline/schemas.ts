import { isObject, type Json, type JsonObject } from "./json.ts";

/** Members of a schema that hold data, not schemas: a `$ref` or `enum` in there means nothing. */
const data = new Set(["example", "examples", "default", "const", "enum", "required"]);

const schemaMaps = new Set(["properties", "patternProperties", "$defs", "dependentSchemas"]);

function mapObject(object: JsonObject, change: (value: Json, key: string) => Json): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value, key)]));
}

/** Rebuilds a schema bottom-up; `change` sees each schema once, after its parts were changed. */
export function mapSchema(schema: Json, change: (schema: JsonObject) => JsonObject): Json {
  if (Array.isArray(schema)) return schema.map((item) => mapSchema(item, change));
  if (!isObject(schema)) return schema;
  const parts = mapObject(schema, (value, key) => {
    if (data.has(key)) return value;
    if (schemaMaps.has(key) && isObject(value)) return mapObject(value, (part) => mapSchema(part, change));
    return mapSchema(value, change);
  });
  return change(parts);
}

/** True if the schema or one nested in it passes the test; references are not followed. */
export function someSchema(schema: Json, test: (schema: JsonObject) => boolean): boolean {
  let found = false;
  mapSchema(schema, (part) => {
    found ||= test(part);
    return part;
  });
  return found;
}

/** Applies `change` to every Schema Object below an OpenAPI element (operation, parameter, response...). */
export function mapSchemasBelow(element: Json, change: (schema: Json) => Json): Json {
  if (Array.isArray(element)) return element.map((item) => mapSchemasBelow(item, change));
  if (!isObject(element)) return element;
  return mapObject(element, (value, key) => {
    if (key === "schema") return change(value);
    if (key === "example" || key === "examples") return value;
    return mapSchemasBelow(value, change);
  });
}
