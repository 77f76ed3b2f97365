import { createHash } from "node:crypto";
import { isObject, type Json, type JsonObject } from "../../common/pipeline/json.ts";
import { MergeContext } from "./context.ts";

function canonical(value: Json): Json {
  if (Array.isArray(value)) return value.map(canonical);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => [key, canonical(member)]),
  );
}

/** The part that matters to a program. */
export function withoutProse(value: Json, context: MergeContext): Json {
  if (Array.isArray(value)) return value.map((item, i) => withoutProse(item, context.child(`${i}`)));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).flatMap(([key, member]): [string, Json][] => {
    const at = context.child(key);
    return at.isProse(member) ? [] : [[key, withoutProse(member, at)]];
  });
  return Object.fromEntries(entries);
}

export function digest(value: Json): string {
  const hash = createHash("sha256")
    .update(JSON.stringify(canonical(value)))
    .digest("hex");
  return `~${hash.slice(0, 12)}`;
}

/**
 * What a page says, with prose and examples as digests: enough to see next time what the vendor has changed, without keeping
 * a second copy of the vendor's text.
 */
export function fingerprint(value: Json, context: MergeContext = MergeContext.root): Json {
  if (context.isProse(value)) return digest(value);
  if (Array.isArray(value)) return value.map((item, i) => fingerprint(item, context.child(`${i}`)));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, member]): [string, Json] => [
    key,
    fingerprint(member, context.child(key)),
  ]);
  return Object.fromEntries(entries) satisfies JsonObject;
}
