import type { JsonObject } from "../common/pipeline/json.ts";
import type { Vendor } from "../common/project.ts";
import type { Verdict } from "../update/verdict/change.ts";
import { judge } from "../update/verdict/verdict.ts";
import type { Mutation } from "./mutation.ts";

export type VerdictLevel = Verdict["level"];

/** How an update would rate the change. */
export function judged(vendor: Vendor, before: JsonObject, after: JsonObject): VerdictLevel {
  return judge(vendor, before, after).level;
}

/** Does the change take something away from a wrapper or its callers? */
export function breaksWrapper({ additive, failuresOnly }: Mutation): boolean {
  return additive === undefined && !failuresOnly;
}
