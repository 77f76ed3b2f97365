import type { JsonObject } from "../common/pipeline/json.ts";
import { mediaMutations, statusMutations } from "./kinds/answers.ts";
import { fieldMutations } from "./kinds/fields.ts";
import { pathMutations, queryMutations } from "./kinds/paths.ts";
import { requiredMutations } from "./kinds/required.ts";
import { enumMutations, typeMutations } from "./kinds/values.ts";
import { kinds, type Mutation, type MutationKind } from "./mutation.ts";
import { createRandom, shuffle } from "./random.ts";
import { findSites } from "./sites.ts";

/** Every single change that could be made to the named operations of a document. */
export function allMutations(document: JsonObject, isWrapped: (operationId: string) => boolean): Mutation[] {
  const sites = findSites(document, isWrapped);
  return [
    fieldMutations,
    typeMutations,
    enumMutations,
    requiredMutations,
    pathMutations,
    queryMutations,
    statusMutations,
    mediaMutations,
  ].flatMap((mutationsOf) => mutationsOf(document, sites));
}

/** A copy of the document with the change applied. */
export function mutate(document: JsonObject, mutation: Mutation): JsonObject {
  const mutant = structuredClone(document);
  mutation.apply(mutant);
  return mutant;
}

export interface Choice {
  readonly seed: number;
  readonly count: number;
  readonly only?: MutationKind | undefined;
}

/**
 * Draws a sample: each kind in turn contributes one at random, without repetition, until there are enough or none is left.
 * This covers every kind, including those with few sites.
 */
export function choose<M extends Mutation>(candidates: readonly M[], { seed, count, only }: Choice): M[] {
  const random = createRandom(seed);
  const shuffled = kinds.map((kind) =>
    shuffle(
      candidates.filter((mutation) => mutation.kind === kind),
      random,
    ),
  );
  const piles = shuffled.filter((_, i) => only === undefined || kinds[i] === only);
  const longest = Math.max(0, ...piles.map((pile) => pile.length));
  return Array.from({ length: longest }, (_, round) => piles.flatMap((pile) => pile.slice(round, round + 1)))
    .flat()
    .slice(0, count);
}
