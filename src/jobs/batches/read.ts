import { InvalidInputError } from "../../core/errors/index.ts";
import { type Clock, sleep } from "../../core/time/clock.ts";
import { type ItemResult, type ItemState, itemStates } from "../ledger/items.ts";
import type { Ledger } from "../ledger/ledger.ts";

const eventPauseMs = 500;

/** Items of a batch, or of all. */
export async function* results(
  ledger: Ledger,
  batch: string | undefined,
  states: readonly ItemState[] | undefined,
): AsyncGenerator<ItemResult, void, undefined> {
  const unknown = states?.filter((state) => !itemStates.includes(state)) ?? [];
  if (unknown.length > 0)
    throw new InvalidInputError(undefined, [
      `states must be of ${itemStates.join(", ")}, not ${unknown.join(", ")}`,
    ]);
  yield* ledger.results(batch, states);
}

/** Changes of a batch's items from its beginning on, until none can change without a person. */
export async function* events(
  ledger: Ledger,
  batch: string,
  clock: Clock,
  signal: AbortSignal | undefined,
): AsyncGenerator<ItemResult, void, undefined> {
  let after = 0;
  for (;;) {
    signal?.throwIfAborted();
    const { changes, full, open } = await ledger.changesAfter(batch, after);
    for (const { result, changed } of changes) {
      after = changed;
      yield result;
    }
    if (changes.length === 0 && !open) return;
    if (!full) await sleep(clock, eventPauseMs, signal);
  }
}
