import { componentRef, isObject, type Json, type JsonObject, objectAt } from "../common/pipeline/json.ts";
import { at, objectIn } from "./place.ts";
import type { Sites } from "./sites.ts";

/** Adapts an example's value to the changed schema. */
export type EditExample = (value: Json) => Json;

function resolved(document: JsonObject, value: Json | undefined): JsonObject {
  const target = isObject(value) ? componentRef(value.$ref) : undefined;
  if (target) return resolved(document, at(document, ["components", ...target]));
  return isObject(value) ? value : {};
}

/** Rewrites the parts of a value that `target`, compared by identity, describes. */
function rewrite(
  document: JsonObject,
  reference: Json | undefined,
  value: Json,
  target: JsonObject,
  edit: EditExample,
): Json {
  const schema = resolved(document, reference);
  const inner = (next: Json | undefined, part: Json): Json => rewrite(document, next, part, target, edit);
  let result = value;
  for (const choice of ["allOf", "anyOf", "oneOf"]) {
    const branches = schema[choice];
    if (Array.isArray(branches)) for (const branch of branches) result = inner(branch, result);
  }
  if (Array.isArray(result)) result = result.map((item) => inner(schema.items, item));
  else if (isObject(result)) {
    const properties = objectAt(schema, "properties");
    const entries = Object.entries(result).map(([key, part]): [string, Json] => [
      key,
      inner(properties[key], part),
    ]);
    result = Object.fromEntries(entries);
  }
  return schema === target ? edit(result) : result;
}

/**
 * Adapts the document's own examples to a change of one schema, as a vendor would. Must be called before the schema itself
 * is changed, because the examples are interpreted by it.
 */
export function editExamples(
  document: JsonObject,
  sites: Sites,
  target: JsonObject,
  edit: EditExample,
): void {
  const done = new Set<JsonObject>();
  for (const { contents } of sites.operations) {
    for (const content of contents) {
      for (const media of Object.values(objectIn(document, content))) {
        if (!isObject(media)) continue;
        const change = (value: Json): Json => rewrite(document, media.schema, value, target, edit);
        if (media.example !== undefined) media.example = change(media.example);
        for (const reference of Object.values(objectAt(media, "examples"))) {
          const example = resolved(document, reference);
          if (example.value === undefined || done.has(example)) continue;
          done.add(example);
          example.value = change(example.value);
        }
      }
    }
  }
  for (const { place } of sites.schemas) {
    const schema = objectIn(document, place);
    const change = (value: Json): Json => rewrite(document, schema, value, target, edit);
    if (schema.example !== undefined) schema.example = change(schema.example);
    if (Array.isArray(schema.examples)) schema.examples = schema.examples.map(change);
    if (schema.default !== undefined) schema.default = change(schema.default);
  }
}
