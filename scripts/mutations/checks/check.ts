import type { JsonObject } from "../../common/pipeline/json.ts";
import type { Vendor } from "../../common/project.ts";
import type { Tree } from "../tree.ts";

/** The checks that an update of a document goes through, in their order. */
export const mutationCheckNames = ["generation", "lint", "types", "contract"] as const;

export type MutationCheckName = (typeof mutationCheckNames)[number];

/** A changed document in a tree of its own. */
export interface Subject {
  readonly tree: Tree;
  readonly vendor: Vendor;
  readonly document: JsonObject;
}

/** Gives the first thing that is wrong, in one line; undefined when all is well. */
export type MutationCheck = (subject: Subject) => Promise<string | undefined>;

export function firstLine(text: string): string {
  return text.trim().split("\n", 1)[0]?.slice(0, 240) ?? "";
}
