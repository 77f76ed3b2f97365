import { isObject, type Json, type JsonObject, objectAt } from "../../../common/pipeline/json.ts";
import type { Vendor } from "../../../common/project.ts";
import { unknownKeyword } from "../../verdict/change.ts";
import { compareDocuments } from "../../verdict/document.ts";
import { same } from "../same.ts";
import { Objects } from "./objects.ts";
import { orderedKeys } from "./order.ts";
import { Pair } from "./pair.ts";
import { Paths } from "./paths.ts";
import { rootSecurity, rootServers, rootTags } from "./root.ts";

function respelled(pair: Pair): JsonObject {
  const { vendored, next, before, after } = pair;
  const objects = new Objects(pair);
  const paths = new Paths(pair, objects);
  const result: JsonObject = {};
  for (const key of orderedKeys(vendored, next)) result[key] = next[key] ?? null;
  result.paths = paths.alignItems(before.child("paths"), after.child("paths"));
  if (vendored.webhooks !== undefined && next.webhooks !== undefined) {
    result.webhooks = paths.alignItems(before.child("webhooks"), after.child("webhooks"));
  }
  const info = objectAt(next, "info");
  result.info = Object.fromEntries(
    orderedKeys(objectAt(vendored, "info"), info).map((key) => [key, info[key] ?? null]),
  );
  const used = new Set(
    Object.values(objectAt(result, "paths")).flatMap((item) =>
      Object.values(isObject(item) ? item : {}).flatMap((call) =>
        isObject(call) && Array.isArray(call.tags) ? call.tags.map(String) : [],
      ),
    ),
  );
  const set = (key: string, value: Json | undefined) => {
    if (value === undefined) delete result[key];
    else result[key] = value;
  };
  set("tags", rootTags(pair, used));
  set("security", rootSecurity(pair));
  set("servers", rootServers(pair));
  delete result.components;
  objects.components.complete(result);
  const components = objects.components.written();
  if (Object.keys(components).length > 0) result.components = components;
  return Object.fromEntries(orderedKeys(next, result).map((key) => [key, result[key] ?? null]));
}

/**
 * Rewrites the new document in the vendored one's spelling: where both mean the same, references, `allOf`, the notation for
 * null and the order stay as they were, so that corrections still find their targets and types keep their names. Tags stay
 * too, and an example stays as long as the schema that it illustrates. The result means the same as the input, or is not
 * used.
 */
export function respell(vendor: Vendor, vendored: JsonObject, next: JsonObject): JsonObject {
  if (same(vendored, next)) return vendored;
  const result = respelled(new Pair(vendored, next));
  const changed = compareDocuments(vendor, next, result).some(
    ({ level, rule }) => rule === unknownKeyword || (level !== "patch" && rule !== "schema-removed"),
  );
  return changed ? next : result;
}
