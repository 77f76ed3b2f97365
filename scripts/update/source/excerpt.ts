import { componentRef, isObject, type Json, type JsonObject, objectAt } from "../../common/pipeline/json.ts";
import { lookUp } from "../../common/pipeline/pointer.ts";
import { refsBelow } from "../../common/pipeline/references.ts";
import { InputError } from "../input-error.ts";
import { operationKey } from "./operations.ts";

/** One operation and the components that it needs, directly or indirectly. */
export interface Excerpt {
  readonly key: string;
  readonly method: string;
  readonly path: string;
  readonly operation: JsonObject;
  readonly components: Readonly<Record<string, JsonObject>>;
  /** The operation's own security requirements, or else the document's. */
  readonly security: Json;
}

function securityOf(document: JsonObject, operation: JsonObject): Json {
  return operation.security ?? document.security ?? [];
}

function securitySchemes(security: Json): string[] {
  if (!Array.isArray(security)) return [];
  return security.flatMap((option) => (isObject(option) ? Object.keys(option) : []));
}

function withOwnParameters(item: JsonObject, operation: JsonObject): JsonObject {
  const shared = Array.isArray(item.parameters) ? item.parameters : [];
  const own = Array.isArray(operation.parameters) ? operation.parameters : [];
  return shared.length === 0 ? operation : { ...operation, parameters: [...shared, ...own] };
}

function gather(document: JsonObject, roots: Iterable<string>, from: string): Record<string, JsonObject> {
  const components: Record<string, JsonObject> = {};
  const queue = [...roots];
  for (let ref = queue.pop(); ref !== undefined; ref = queue.pop()) {
    const [kind, name] = componentRef(ref) ?? [];
    const value = lookUp(document, ref);
    if (kind === undefined || name === undefined || value === undefined) {
      throw new InputError(`${from} is truncated or incomplete: ${ref} is not in it`);
    }
    components[kind] ??= {};
    const items = components[kind];
    if (Object.hasOwn(items, name)) continue;
    items[name] = value;
    queue.push(...refsBelow(value));
  }
  return components;
}

export function excerpt(document: JsonObject, method: string, path: string, from: string): Excerpt {
  const key = operationKey(method, path);
  const item = objectAt(objectAt(document, "paths"), path);
  const operation = item[method];
  if (!isObject(operation))
    throw new InputError(`${from}: the block headed ${key} does not hold that operation`);
  if (!isObject(operation.responses)) {
    throw new InputError(`${from} is truncated or incomplete: ${key} has no responses`);
  }
  const whole = withOwnParameters(item, operation);
  const security = securityOf(document, operation);
  const schemes = securitySchemes(security).map((name) => `#/components/securitySchemes/${name}`);
  const components = gather(document, [...refsBelow(whole), ...schemes], from);
  const { security: _, ...rest } = whole;
  return { key, method, path, operation: rest, components, security };
}
