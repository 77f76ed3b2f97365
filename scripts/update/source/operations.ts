import { isObject, type Json, type JsonObject, objectAt } from "../../common/pipeline/json.ts";

export const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"] as const;

export interface Operation {
  readonly method: string;
  readonly path: string;
  /** `GET /v1/avatars`, its name in reports. */
  readonly key: string;
  readonly item: JsonObject;
  readonly value: JsonObject;
}

export function operationKey(method: string, path: string): string {
  return `${method.toUpperCase()} ${path}`;
}

/** Every operation below `paths`. */
export function operationsOf(document: JsonObject): Operation[] {
  return Object.entries(objectAt(document, "paths")).flatMap(([path, item]: [string, Json]) => {
    if (!isObject(item)) return [];
    return methods.flatMap((method): Operation[] => {
      const value = item[method];
      return isObject(value) ? [{ method, path, key: operationKey(method, path), item, value }] : [];
    });
  });
}
