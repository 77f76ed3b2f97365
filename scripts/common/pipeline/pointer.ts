import { isObject, type Json, type JsonObject } from "./json.ts";

const unescapePointer = (part: string) =>
  decodeURIComponent(part).replaceAll("~1", "/").replaceAll("~0", "~");

export const escapePointer = (part: string) => part.replaceAll("~", "~0").replaceAll("/", "~1");

/** What a local reference (`#/components/schemas/Avatar`) leads to. */
export function lookUp(document: JsonObject, ref: string): Json | undefined {
  if (!ref.startsWith("#/")) return undefined;
  return ref
    .slice(2)
    .split("/")
    .map(unescapePointer)
    .reduce<Json | undefined>((value, part) => {
      if (Array.isArray(value)) return value[Number(part)];
      return isObject(value) && Object.hasOwn(value, part) ? value[part] : undefined;
    }, document);
}
