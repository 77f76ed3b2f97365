import type { Clock } from "../../core/time/clock.ts";
import type { Added, ItemResult, ItemState, Progress } from "../ledger/items.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { BatchRow } from "../ledger/rows.ts";
import * as read from "./read.ts";

/** Items that were added together. */
export class Batch {
  /** Its number in the ledger. */
  readonly id: string;
  readonly name: string;
  readonly account: string;
  /** What the call that returned this object added. */
  readonly added: Added;
  readonly #ledger: Ledger;
  readonly #clock: Clock;

  /** @internal Made by `jobs.createBatch()` and `jobs.batch()`. */
  constructor(ledger: Ledger, clock: Clock, { id, name, account }: BatchRow, added: Added) {
    this.#ledger = ledger;
    this.#clock = clock;
    this.id = id;
    this.name = name;
    this.account = account;
    this.added = added;
  }

  /**
   * Yields changes since the batch began. An item is reported in its current state: if it passed through two states in
   * between, it is reported once. Ends when no item can change without a person.
   *
   * @throws the signal's reason
   */
  events(options: { signal?: AbortSignal | undefined } = {}): AsyncGenerator<ItemResult, void, undefined> {
    return read.events(this.#ledger, this.id, this.#clock, options.signal);
  }

  progress(): Promise<Progress> {
    return this.#ledger.progress(this.id);
  }

  /** Every item in order of its key, or those in the given states. */
  results(
    options: { states?: readonly ItemState[] | undefined } = {},
  ): AsyncGenerator<ItemResult, void, undefined> {
    return read.results(this.#ledger, this.id, options.states);
  }

  /** Sets planned items to `refused`; creates in flight continue. Returns how many items were refused. */
  cancel(): Promise<number> {
    return this.#ledger.batches.cancel(this);
  }
}
