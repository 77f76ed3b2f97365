import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { operationName, readApiOnly } from "./api-only.ts";
import { isObject, type Json, objectAt } from "./pipeline/json.ts";
import { projectRoot, type Vendor } from "./project.ts";

const known = new Map<Vendor, ReadonlySet<string>>();

/**
 * The operationIds that one of our functions calls or reads: everything in the vendor's document, webhooks and callbacks
 * included, except the operations listed in `specs/api-only.yaml`, which are reachable only through `api`.
 */
function wrappedBy(vendor: Vendor): ReadonlySet<string> {
  const before = known.get(vendor);
  if (before) return before;
  const file = join(projectRoot, "generated", vendor, "openapi.yaml");
  const document: unknown = parse(readFileSync(file, "utf8"));
  if (!isObject(document)) throw new Error(`${file} is not an object`);
  const ids = new Set(operationIdsIn(document));
  const apiOnly = readApiOnly(vendor);
  for (const [path, item] of Object.entries(objectAt(document, "paths"))) {
    for (const [method, operation] of Object.entries(isObject(item) ? item : {})) {
      if (!isObject(operation) || !apiOnly.includes(operationName({ method, path }))) continue;
      ids.delete(String(operation.operationId));
    }
  }
  known.set(vendor, ids);
  return ids;
}

function operationIdsIn(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap(operationIdsIn);
  if (!isObject(value)) return [];
  const own = typeof value.operationId === "string" ? [value.operationId] : [];
  return [...own, ...Object.values(value).flatMap(operationIdsIn)];
}

/** Does the operation have a wrapper? */
export function isWrapped(vendor: Vendor, operationId: string | undefined): boolean {
  return operationId !== undefined && wrappedBy(vendor).has(operationId);
}
