import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type { JsonObject } from "../../scripts/common/pipeline/json.ts";
import { allMutations, mutate } from "../../scripts/mutations/choose.ts";
import type { Mutation, MutationKind } from "../../scripts/mutations/mutation.ts";

export const portraits: JsonObject = parse(readFileSync(new URL("fixture.yaml", import.meta.url), "utf8"));

const wrapped = ["getPortrait", "updatePortrait"];

export const possible = allMutations(portraits, (operationId) => wrapped.includes(operationId));

export function find(kind: MutationKind, target: string): Mutation {
  const found = possible.find((mutation) => mutation.kind === kind && mutation.target === target);
  if (!found) throw new Error(`no ${kind} of ${target}; ${possible.map((each) => each.target).join("; ")}`);
  return found;
}

/** The document after a change. */
export function changed(kind: MutationKind, target: string): JsonObject {
  return mutate(portraits, find(kind, target));
}
