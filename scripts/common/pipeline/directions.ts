import { isObject, type Json, type JsonObject, objectAt } from "./json.ts";
import { mapSchemasBelow } from "./schemas.ts";

export type Direction = "request" | "response";

/** Changes a schema that travels in the given direction. */
export type SchemaChange = (schema: Json, direction: Direction) => Json;

const opposite = { request: "response", response: "request" } as const;

const componentKinds: Readonly<Record<string, Direction>> = {
  parameters: "request",
  requestBodies: "request",
  responses: "response",
  headers: "response",
};

function mapOperation(operation: Json, sent: Direction, change: SchemaChange): Json {
  if (!isObject(operation)) return operation;
  const entries = Object.entries(operation).map(([key, value]): [string, Json] => {
    if (key === "responses") return [key, mapSchemasBelow(value, (s) => change(s, opposite[sent]))];
    if (key === "callbacks") return [key, mapCallbacks(value, change)];
    return [key, mapSchemasBelow(value, (s) => change(s, sent))];
  });
  return Object.fromEntries(entries);
}

function mapPathItem(item: Json, sent: Direction, change: SchemaChange): Json {
  if (!isObject(item)) return item;
  const entries = Object.entries(item).map(([key, value]): [string, Json] => [
    key,
    key === "parameters" ? mapSchemasBelow(value, (s) => change(s, sent)) : mapOperation(value, sent, change),
  ]);
  return Object.fromEntries(entries);
}

function mapPathItems(items: Json | undefined, sent: Direction, change: SchemaChange): JsonObject {
  if (!isObject(items)) return {};
  return Object.fromEntries(
    Object.entries(items).map(([key, item]) => [key, mapPathItem(item, sent, change)]),
  );
}

/** In callbacks and webhooks the roles are swapped: the vendor sends the request and we respond. */
function mapCallbacks(callbacks: Json, change: SchemaChange): Json {
  if (!isObject(callbacks)) return callbacks;
  return Object.fromEntries(
    Object.entries(callbacks).map(([name, items]) => [name, mapPathItems(items, "response", change)]),
  );
}

/** Rewrites every schema outside `components.schemas`, passing on which way it travels. */
export function mapByDirection(document: JsonObject, change: SchemaChange): JsonObject {
  const components = Object.entries(objectAt(document, "components")).map(([kind, items]): [string, Json] => {
    const direction = componentKinds[kind];
    return [kind, direction ? mapSchemasBelow(items, (s) => change(s, direction)) : items];
  });
  return {
    ...document,
    paths: mapPathItems(document.paths, "request", change),
    ...(document.webhooks === undefined
      ? {}
      : { webhooks: mapPathItems(document.webhooks, "response", change) }),
    components: Object.fromEntries(components),
  };
}
