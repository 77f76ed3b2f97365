import type { JsonObject } from "../../common/pipeline/json.ts";
import { methods, operationKey } from "../source/operations.ts";
import { Side } from "./side.ts";

/** An operation below `paths`, wherever its path item is defined. */
export interface Place {
  readonly key: string;
  readonly path: string;
  readonly method: string;
  readonly item: Side;
  readonly operation: Side;
}

export function placesOf(document: JsonObject): Place[] {
  return [...Side.root(document).at("paths").members()].flatMap(([path, item]) =>
    methods
      .filter((method) => item.child(method).exists)
      .map((method) => ({ key: operationKey(method, path), path, method, item, operation: item.at(method) })),
  );
}
