import { isObject, type Json } from "../../common/pipeline/json.ts";
import { same } from "./same.ts";

const list = (value: Json | undefined): Json[] => {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
};

const includes = (items: readonly Json[], item: Json) => items.some((other) => same(other, item));

/** For `required`, `enum` and the like: what the page removed goes, what it added is included, the rest stays. */
export function mergeSet(base: Json | undefined, ours: Json, theirs: Json): Json[] {
  const [before, own, now] = [list(base), list(ours), list(theirs)];
  const kept = own.filter((item) => includes(now, item) || !includes(before, item));
  const added = now.filter((item) => !includes(own, item) && !includes(before, item));
  return [...kept, ...added];
}

/** A type is what the page says it is; a null that only we know of stays until the page removes it. */
export function mergeType(base: Json | undefined, ours: Json, theirs: Json): Json {
  const now = list(theirs);
  const keepsNull = list(ours).includes("null");
  const withdrawn = list(base).includes("null");
  const types = keepsNull && !now.includes("null") && !withdrawn ? [...now, "null"] : now;
  return types.length === 1 && types[0] !== undefined ? types[0] : types;
}

/** Identifies a parameter or tag across versions of its list. */
export function identity(item: Json): string | undefined {
  if (!isObject(item)) return undefined;
  if (typeof item.$ref === "string") return item.$ref;
  return typeof item.name === "string" ? `${String(item.in)} ${item.name}` : undefined;
}
