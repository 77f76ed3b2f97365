import type { JsonObject } from "../../common/pipeline/json.ts";
import { placesOf } from "./places.ts";

const shapesOf = (document: JsonObject) =>
  new Set(placesOf(document).map(({ method, path }) => `${method} ${path.replaceAll(/\{[^}]*\}/g, "{}")}`));

/** One sentence on a document that is hardly another version of the one before; undefined for all others. */
export function implausible(before: JsonObject, after: JsonObject): string | undefined {
  const [old, now] = [shapesOf(before), shapesOf(after)];
  const lost = [...old].filter((shape) => !now.has(shape)).length;
  if (lost < 5 || lost * 2 <= old.size) return undefined;
  return (
    `the document lacks ${lost} of the ${old.size} operations that the vendored one has, and has ${now.size} in all: ` +
    "it is implausibly different. If the vendor has replaced its API, put the document and its lock entry in place by hand"
  );
}
