import { isDeepStrictEqual } from "node:util";
import type { Json } from "../../common/pipeline/json.ts";

/** Equal whatever the order of the members. */
export function same(a: Json | undefined, b: Json | undefined): boolean {
  return isDeepStrictEqual(a, b);
}
