import { type CreateManyResult, OutcomeUnknownError, type VendorName } from "../../../src/index.ts";

/** The individual results, if the value is what `createMany` resolves with. */
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

/** Every contained create whose response was lost. */
export function unknownIn(shown: unknown): OutcomeUnknownError[] {
  if (shown instanceof OutcomeUnknownError) return [shown];
  return manyIn(shown).flatMap((one) => (one.status === "unknown" ? [one.error] : []));
}

/** The error of each of the many creates that failed. */
export function errorsIn(shown: unknown): unknown[] {
  return manyIn(shown).flatMap((one) => (one.status === "created" ? [] : [one.error]));
}

/** The result of each of many creates, even if a callback's error ended the call. */
function manyIn(shown: unknown): readonly CreateManyResult<VendorName>[] {
  return resultsOf(shown) ?? (isObject(shown) ? resultsOf(shown.results) : undefined) ?? [];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
