import { type CreatedItem, OutcomeUnknownError, type Recovery } from "../core/errors/outcome-unknown.ts";

/** A copy of the error whose `candidates()` and `reconcile()` map each item. */
export function mapItems(
  error: OutcomeUnknownError,
  change: (item: CreatedItem) => CreatedItem,
): OutcomeUnknownError {
  const recovery: Recovery = {
    name: error.sentName,
    idempotencyKey: error.idempotencyKey,
    candidates: async (options) => (await error.candidates(options)).map(change),
    async reconcile(options) {
      const found = await error.reconcile(options);
      if (found.status === "found") return { status: "found", item: change(found.item) };
      if (found.status === "none") return found;
      return { status: "ambiguous", candidates: found.candidates.map(change) };
    },
  };
  return new OutcomeUnknownError(error, error.sentAt, recovery, error.cause);
}
