import { type Direction, mapByDirection } from "./directions.ts";
import { componentRef, isObject, type Json, type JsonObject, objectAt } from "./json.ts";
import { openEnum } from "./open-enum.ts";
import { mapSchema, someSchema } from "./schemas.ts";

const prefix = "#/components/schemas/";

function schemaName(ref: unknown): string | undefined {
  const target = componentRef(ref);
  return target?.[0] === "schemas" ? target[1] : undefined;
}

function refsIn(schema: Json): Set<string> {
  const names = new Set<string>();
  mapSchema(schema, (part) => {
    const name = schemaName(part.$ref);
    if (name !== undefined) names.add(name);
    return part;
  });
  return names;
}

function reach(schemas: JsonObject, roots: Iterable<string>): Set<string> {
  const seen = new Set<string>();
  const queue = [...roots];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    const schema = schemas[name];
    if (schema === undefined || seen.has(name)) continue;
    seen.add(name);
    queue.push(...refsIn(schema));
  }
  return seen;
}

function rename(schema: Json, names: ReadonlyMap<string, string>): Json {
  const renamed = (ref: Json): Json => {
    const name = schemaName(ref);
    return name !== undefined && names.has(name) ? `${prefix}${names.get(name)}` : ref;
  };
  return mapSchema(schema, (part) => {
    const changed = part.$ref === undefined ? part : { ...part, $ref: renamed(part.$ref) };
    const mapping = isObject(changed.discriminator) ? changed.discriminator.mapping : undefined;
    if (!isObject(changed.discriminator) || !isObject(mapping)) return changed;
    const entries = Object.entries(mapping).map(([value, ref]) => [value, renamed(ref)]);
    return { ...changed, discriminator: { ...changed.discriminator, mapping: Object.fromEntries(entries) } };
  });
}

function usedIn(document: JsonObject, direction: Direction): Set<string> {
  const roots = new Set<string>();
  mapByDirection(document, (schema, way) => {
    if (way === direction) for (const name of refsIn(schema)) roots.add(name);
    return schema;
  });
  return reach(objectAt(objectAt(document, "components"), "schemas"), roots);
}

function requestNames(schemas: JsonObject, shared: Iterable<string>): Map<string, string> {
  const names = new Map<string, string>();
  for (const name of shared) {
    const holdsEnum = [...reach(schemas, [name])].some((dependency) =>
      someSchema(schemas[dependency] ?? null, (part) => openEnum(part) !== part),
    );
    if (!holdsEnum) continue;
    let free = `${name}Request`;
    while (free in schemas) free += "Request";
    names.set(name, free);
  }
  return names;
}

/**
 * Opens the enums of what we receive and leaves those of what we send closed. A schema that travels both ways and contains
 * an enum is split: its own name becomes the open form, `<Name>Request` the closed one.
 */
export function splitEnums(document: JsonObject): JsonObject {
  const schemas = objectAt(objectAt(document, "components"), "schemas");
  const sent = usedIn(document, "request");
  const received = usedIn(document, "response");
  const names = requestNames(
    schemas,
    Object.keys(schemas).filter((name) => sent.has(name) && received.has(name)),
  );
  const open = (schema: Json): Json => mapSchema(schema, openEnum);
  const split: JsonObject = {};
  for (const [name, schema] of Object.entries(schemas)) {
    const requestOnly = sent.has(name) && !received.has(name);
    split[name] = requestOnly ? rename(schema, names) : open(schema);
    const requestName = names.get(name);
    if (requestName !== undefined) split[requestName] = rename(schema, names);
  }
  const result = mapByDirection(document, (schema, way) =>
    way === "request" ? rename(schema, names) : open(schema),
  );
  return { ...result, components: { ...objectAt(result, "components"), schemas: split } };
}
