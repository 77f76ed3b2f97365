import { isDeepStrictEqual } from "node:util";
import type { Json } from "../../common/pipeline/json.ts";

/** Equal regardless of the order of members. */
export function same(a: Json | undefined, b: Json | undefined): boolean {
  return isDeepStrictEqual(a, b);
}
