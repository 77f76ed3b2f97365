import { isObject, type Json, type JsonObject, objectAt } from "../../common/pipeline/json.ts";
import { methods } from "../source/operations.ts";

const parameter = /\{([^}]*)\}/g;

export const shapeOf = (path: string) => path.replaceAll(parameter, "{}");

const namesIn = (path: string) => [...path.matchAll(parameter)].map((match) => match[1] ?? "");

function renameParameters(
  parameters: Json | undefined,
  names: ReadonlyMap<string, string>,
): Json | undefined {
  if (!Array.isArray(parameters)) return parameters;
  return parameters.map((item) => {
    const name = isObject(item) && item.in === "path" ? names.get(String(item.name)) : undefined;
    return isObject(item) && name !== undefined ? { ...item, name } : item;
  });
}

function renameItem(item: Json, names: ReadonlyMap<string, string>): Json {
  if (!isObject(item)) return item;
  const renamed = (holder: JsonObject): JsonObject => {
    const parameters = renameParameters(holder.parameters, names);
    return parameters === undefined ? holder : { ...holder, parameters };
  };
  const result = renamed(item);
  for (const method of methods) {
    const operation = result[method];
    if (isObject(operation)) result[method] = renamed(operation);
  }
  return result;
}

/**
 * Two paths that differ only in the names of their parameters are the same path, so if a page uses another name, the whole
 * path adopts it, including its other operations.
 */
export function adoptPath(document: JsonObject, path: string): JsonObject {
  const paths = objectAt(document, "paths");
  if (Object.hasOwn(paths, path)) return document;
  const present = Object.keys(paths).find((key) => shapeOf(key) === shapeOf(path));
  if (present === undefined) return document;
  const theirs = namesIn(path);
  const names = new Map(namesIn(present).map((name, i) => [name, theirs[i] ?? name]));
  const entries = Object.entries(paths).map(([key, item]): [string, Json] =>
    key === present ? [path, renameItem(item, names)] : [key, item],
  );
  return { ...document, paths: Object.fromEntries(entries) };
}
