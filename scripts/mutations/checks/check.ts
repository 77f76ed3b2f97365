import type { JsonObject } from "../../common/pipeline/json.ts";
import type { Vendor } from "../../common/project.ts";
import type { Tree } from "../tree.ts";

/** The checks that an updated document goes through, in order. */
export const mutationCheckNames = ["generation", "lint", "types", "contract"] as const;

export type MutationCheckName = (typeof mutationCheckNames)[number];

/** A changed document in a tree of its own. */
export interface Subject {
  readonly tree: Tree;
  readonly vendor: Vendor;
  readonly document: JsonObject;
}

/** Returns the first problem as one line; undefined if there is none. */
export type MutationCheck = (subject: Subject) => Promise<string | undefined>;

export function firstLine(text: string): string {
  return text.trim().split("\n", 1)[0]?.slice(0, 240) ?? "";
}
