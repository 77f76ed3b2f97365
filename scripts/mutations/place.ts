import { componentRef, isObject, type Json, type JsonObject } from "../common/pipeline/json.ts";

/** Keys that lead from a document's root to an element. */
export type ElementPath = readonly (string | number)[];

export function at(document: JsonObject, place: ElementPath): Json | undefined {
  return place.reduce<Json | undefined>((value, key) => {
    if (Array.isArray(value)) return typeof key === "number" ? value[key] : undefined;
    return isObject(value) ? value[key] : undefined;
  }, document);
}

export function objectIn(document: JsonObject, place: ElementPath): JsonObject {
  const value = at(document, place);
  if (!isObject(value)) throw new Error(`${place.join(" > ")}: not an object`);
  return value;
}

/** The actual location of an element, with a reference to a component followed. */
export function follow(document: JsonObject, place: ElementPath): ElementPath {
  const value = at(document, place);
  const target = isObject(value) ? componentRef(value.$ref) : undefined;
  return target ? follow(document, ["components", ...target]) : place;
}

/** Renames a member without changing its position. */
export function renameKey(object: JsonObject, from: string, to: string): void {
  const entries = Object.entries(object);
  for (const [key] of entries) delete object[key];
  for (const [key, value] of entries) object[key === from ? to : key] = value;
}
