import { isObject, type JsonObject, objectAt } from "../../common/pipeline/json.ts";
import { lookUp } from "../../common/pipeline/pointer.ts";
import type { Excerpt } from "../source/excerpt.ts";
import { MergeContext } from "./context.ts";
import { componentContext, fingerprintOf, type LastSeen } from "./last-seen.ts";
import { local, type MergeOptions, merge } from "./merge.ts";
import { adoptPath, shapeOf } from "./path-names.ts";
import { pruneOrphans } from "./prune.ts";
import { same } from "./same.ts";

export interface Kept {
  /** Identifies the page by its operation. */
  readonly key: string;
  /** `components › schemas › Avatar › properties › idleVideoUrl` */
  readonly where: string;
}

export interface Merged {
  readonly document: JsonObject;
  readonly pages: LastSeen;
  readonly kept: readonly Kept[];
}

function baseOf(pages: LastSeen, { key }: Excerpt): JsonObject | undefined {
  const found = Object.keys(pages).find((other) => shapeOf(other) === shapeOf(key));
  return found === undefined ? undefined : pages[found];
}

/** Parameters of the whole path stay there; only those that differ are the operation's own. */
function ownParameters(operation: JsonObject, item: JsonObject): JsonObject {
  const shared = item.parameters;
  if (!Array.isArray(operation.parameters) || !Array.isArray(shared)) return operation;
  const { parameters, ...rest } = operation;
  const own = parameters.filter((parameter) => !shared.some((other) => same(other, parameter)));
  return own.length === 0 ? rest : { ...rest, parameters: own };
}

function mergeOperation(
  document: JsonObject,
  page: Excerpt,
  seen: JsonObject | undefined,
  options: MergeOptions,
): JsonObject {
  const item = objectAt(objectAt(document, "paths"), page.path);
  const present = item[page.method];
  const root = document.security ?? [];
  if (!isObject(present)) {
    return same(page.security, root) ? page.operation : { ...page.operation, security: page.security };
  }
  const shared = Array.isArray(item.parameters) ? item.parameters : [];
  const own = Array.isArray(present.parameters) ? present.parameters : [];
  const { security: ownSecurity, ...rest } = present;
  const whole = shared.length + own.length === 0 ? rest : { ...rest, parameters: [...shared, ...own] };
  const operation = merge(
    { base: seen?.operation, ours: whole, theirs: page.operation },
    MergeContext.root,
    options,
  );
  const security = merge(
    { base: seen?.security, ours: ownSecurity ?? root, theirs: page.security },
    MergeContext.root.child("security"),
    options,
  );
  const merged = ownParameters(isObject(operation) ? operation : whole, item);
  return same(security, root) ? merged : { ...merged, security: security ?? [] };
}

function mergeComponents(
  document: JsonObject,
  page: Excerpt,
  seen: JsonObject | undefined,
  options: MergeOptions,
): JsonObject {
  const components: JsonObject = { ...objectAt(document, "components") };
  const before = objectAt(seen ?? {}, "components");
  for (const [kind, items] of Object.entries(page.components)) {
    const merged: JsonObject = { ...objectAt(components, kind) };
    for (const [name, theirs] of Object.entries(items)) {
      const present = merged[name];
      const base = present === undefined ? undefined : objectAt(before, kind)[name];
      const value = merge({ base, ours: present, theirs }, componentContext(kind, name), options);
      if (value !== undefined) merged[name] = value;
    }
    components[kind] = merged;
  }
  return components;
}

/** Merges one page's operation and its components into the vendored document. */
export function mergePage(
  vendored: JsonObject,
  pages: LastSeen,
  page: Excerpt,
  { exact = false } = {},
): Merged {
  const seen = exact ? undefined : baseOf(pages, page);
  const kept: Kept[] = [];
  const document = adoptPath(vendored, page.path);
  const options: MergeOptions = {
    exact,
    resolve: (ref) => lookUp(document, ref),
    onKept(path) {
      if (!local.test(path.at(-1) ?? "")) kept.push({ key: page.key, where: path.join(" › ") });
    },
  };
  const paths = objectAt(document, "paths");
  const operation = mergeOperation(document, page, seen, options);
  const item: JsonObject = { ...objectAt(paths, page.path), [page.method]: operation };
  const components = mergeComponents(document, page, seen, options);
  const merged: JsonObject = { ...document, paths: { ...paths, [page.path]: item }, components };
  const others = Object.entries(pages).filter(([key]) => shapeOf(key) !== shapeOf(page.key));
  return {
    document: pruneOrphans(document, merged),
    pages: { ...Object.fromEntries(others), [page.key]: fingerprintOf(page) },
    kept,
  };
}
