import { type CreateManyResult, OutcomeUnknownError, type VendorName } from "../../../src/index.ts";

/** What came of each, where the value is what `createMany` resolves with. */
export function resultsOf(value: unknown): readonly CreateManyResult<VendorName>[] | undefined {
  return Array.isArray(value) && value.every((one) => isObject(one) && "index" in one && "status" in one)
    ? value
    : undefined;
}

/** The ids that a call gave its user, in its value or in its error. */
export function idsIn(shown: unknown): string[] {
  const results = resultsOf(shown);
  if (results) return results.flatMap((one) => (one.status === "created" ? [one.avatar.id] : []));
  if (!isObject(shown)) return [];
  const { id, item, results: ended, data } = shown;
  if (typeof id === "string") return [id];
  return idsIn(item ?? ended ?? data);
}

/** Every create in it whose answer was lost. */
export function unknownIn(shown: unknown): OutcomeUnknownError[] {
  if (shown instanceof OutcomeUnknownError) return [shown];
  return manyIn(shown).flatMap((one) => (one.status === "unknown" ? [one.error] : []));
}

/** The error of each of many that were not created. */
export function errorsIn(shown: unknown): unknown[] {
  return manyIn(shown).flatMap((one) => (one.status === "created" ? [] : [one.error]));
}

/** What came of each of many, also where a callback's error has ended the call. */
function manyIn(shown: unknown): readonly CreateManyResult<VendorName>[] {
  return resultsOf(shown) ?? (isObject(shown) ? resultsOf(shown.results) : undefined) ?? [];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
