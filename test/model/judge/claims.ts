import { itemOf, type ManyResult, resultsOf } from "../run/package.ts";
import type { CallRecord, Moment } from "../run/records.ts";
import type { World } from "../run/world.ts";

/** An avatar that was handed to the maker of a call. */
export interface Claim {
  readonly call: CallRecord;
  readonly input: number;
  readonly id: string;
  readonly how: string;
  readonly when: Moment;
}

/** Every avatar that was handed out, in order of time. */
export function claimsOf(world: World): Claim[] {
  const claims = world.calls.filter(({ plan }) => plan.kind !== "findCreated").flatMap(claimsOfCall);
  for (const { of, reconciled, ended } of world.lookups) {
    if (reconciled?.status !== "found" || !ended) continue;
    claims.push({ call: of.call, input: of.input, id: reconciled.item.id, how: "found", when: ended });
  }
  return claims.sort((a, b) => a.when.order - b.when.order);
}

function claimsOfCall(call: CallRecord): Claim[] {
  const { value, error, settled } = call;
  if (!settled) return [];
  const results = manyResults(call);
  if (results) {
    return results.flatMap((result) => {
      if (result?.status !== "created") return [];
      const when = call.told.find((told) => told.result.index === result.index) ?? settled;
      return [{ call, input: result.index, id: result.avatar.id, how: "in the results", when }];
    });
  }
  const item = error ? itemOf(error.thrown) : value && "id" in value ? value : undefined;
  return item
    ? [{ call, input: 0, id: item.id, how: error ? "with the error" : "returned", when: settled }]
    : [];
}

/** The results of a `createMany`, whichever way they were returned. */
export function manyResults({ plan, value, error }: CallRecord): readonly ManyResult[] | undefined {
  if (plan.kind !== "createMany") return undefined;
  return Array.isArray(value) ? (value as readonly ManyResult[]) : error && resultsOf(error.thrown);
}
