import { componentRef, isObject, type Json, type JsonObject, objectAt } from "../common/pipeline/json.ts";

function refsIn(value: Json, found: [string, string][] = []): [string, string][] {
  if (Array.isArray(value)) for (const item of value) refsIn(item, found);
  else if (isObject(value)) {
    const ref = componentRef(value.$ref);
    if (ref) found.push(ref);
    for (const part of Object.values(value)) refsIn(part, found);
  }
  return found;
}

/** The part of `components` that the given value uses, directly or indirectly. */
function usedComponents(document: JsonObject, from: Json): JsonObject {
  const components = objectAt(document, "components");
  const used: Record<string, JsonObject> = {};
  const queue = refsIn(from);
  for (let next = queue.pop(); next; next = queue.pop()) {
    const [kind, name] = next;
    const value = objectAt(components, kind)[name];
    const group = used[kind] ?? {};
    if (value === undefined || name in group) continue;
    group[name] = value;
    used[kind] = group;
    queue.push(...refsIn(value));
  }
  return { ...used, ...(components.securitySchemes && { securitySchemes: components.securitySchemes }) };
}

/** A smaller document of the same kind: every nth path and the components it uses. */
export function everyNthPath(document: JsonObject, n: number): JsonObject {
  if (n === 1) return document;
  const paths = Object.fromEntries(
    Object.entries(objectAt(document, "paths")).filter((_, index) => index % n === 0),
  );
  const { webhooks: _, "x-webhooks": __, ...rest } = document;
  return { ...rest, paths, components: usedComponents(document, paths) };
}
