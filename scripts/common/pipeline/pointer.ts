import { isObject, type Json, type JsonObject } from "./json.ts";

const unescapePointer = (part: string) => part.replaceAll("~1", "/").replaceAll("~0", "~");

/** The pointer within a reference; undefined if its percent-encoding is broken. */
function decoded(ref: string): string | undefined {
  try {
    return decodeURIComponent(ref);
  } catch {
    return undefined;
  }
}

export const escapePointer = (part: string) => part.replaceAll("~", "~0").replaceAll("/", "~1");

/** What a local reference (`#/components/schemas/Avatar`) resolves to; undefined if nothing is there. */
export function lookUp(document: JsonObject, ref: string): Json | undefined {
  const pointer = decoded(ref);
  if (!pointer?.startsWith("#/")) return undefined;
  return pointer
    .slice(2)
    .split("/")
    .map(unescapePointer)
    .reduce<Json | undefined>((value, part) => {
      if (Array.isArray(value)) return value[Number(part)];
      return isObject(value) && Object.hasOwn(value, part) ? value[part] : undefined;
    }, document);
}
