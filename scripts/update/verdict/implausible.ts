import type { JsonObject } from "../../common/pipeline/json.ts";
import { placesOf } from "./places.ts";

const shapesOf = (document: JsonObject) =>
  new Set(placesOf(document).map(({ method, path }) => `${method} ${path.replaceAll(/\{[^}]*\}/g, "{}")}`));

/** One sentence on a document that is hardly another version of the previous one; undefined for all others. */
export function implausible(before: JsonObject, after: JsonObject): string | undefined {
  const [old, now] = [shapesOf(before), shapesOf(after)];
  const lost = [...old].filter((shape) => !now.has(shape)).length;
  if (lost < 5 || lost * 2 <= old.size) return undefined;
  return `${lost} of ${old.size} operations are gone: this is another API, which cannot be compared with the previous one`;
}
