import { isObject, type Json, type JsonObject } from "../../common/pipeline/json.ts";
import { lookUp } from "../../common/pipeline/pointer.ts";

/** Members that hold data: a `$ref` in there is somebody's example. Names below `properties` are no keywords. */
const data = new Set(["example", "value", "default", "const", "enum"]);

/** Every `$ref` below a value, those of examples' data left out. */
export function refsBelow(value: Json, names = false): Set<string> {
  const refs = new Set<string>();
  const visit = (part: Json, inNames: boolean): void => {
    if (Array.isArray(part)) for (const item of part) visit(item, false);
    if (!isObject(part)) return;
    if (!inNames && typeof part.$ref === "string") refs.add(part.$ref);
    for (const [key, child] of Object.entries(part)) {
      if (inNames || !data.has(key)) visit(child, !inNames && key === "properties");
    }
  };
  visit(value, names);
  return refs;
}

/** References that lead nowhere, the usual sign of a document that was cut off. */
export function danglingRefs(document: JsonObject): string[] {
  return [...refsBelow(document)].filter((ref) => ref.startsWith("#") && lookUp(document, ref) === undefined);
}
