import type { JsonObject } from "../common/pipeline/json.ts";
import type { Vendor } from "../common/project.ts";
import type { Verdict } from "../update/verdict/change.ts";
import { judge } from "../update/verdict/verdict.ts";
import type { Mutation } from "./mutation.ts";

export type VerdictLevel = Verdict["level"];

/** What an update would call the change. */
export function judged(vendor: Vendor, before: JsonObject, after: JsonObject): VerdictLevel {
  return judge(vendor, before, after).level;
}

/** Whether the change takes something from a wrapper or from those who call it. */
export function breaksWrapper({ additive, failuresOnly }: Mutation): boolean {
  return additive === undefined && !failuresOnly;
}
