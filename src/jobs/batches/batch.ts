import type { Clock } from "../../core/time/clock.ts";
import type { ItemResult, ItemState, Progress } from "../items.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Added } from "./add.ts";
import * as read from "./read.ts";

const cancelAtOnce = 1_000;

/** Items that were added together. */
export class Batch {
  /** Its number in the ledger. */
  readonly id: string;
  readonly name: string;
  readonly account: string;
  /** What the call that gave this object has added. */
  readonly added: Added;
  readonly #ledger: Ledger;
  readonly #clock: Clock;

  /** @internal Batches are made by `jobs.createBatch()`. */
  constructor(
    ledger: Ledger,
    clock: Clock,
    facts: { id: string; name: string; account: string; added: Added },
  ) {
    this.#ledger = ledger;
    this.#clock = clock;
    this.id = facts.id;
    this.name = facts.name;
    this.account = facts.account;
    this.added = facts.added;
  }

  /**
   * Changes from the batch's beginning on, each item as it is when it is told: what passed two states meanwhile is told once.
   * Ends when no item can change by itself any more.
   *
   * @throws the signal's reason.
   */
  events(options: { signal?: AbortSignal | undefined } = {}): AsyncGenerator<ItemResult, void, undefined> {
    return read.events(this.#ledger, this.id, this.#clock, options.signal);
  }

  progress(): Promise<Progress> {
    return read.progress(this.#ledger, { batch: this.id });
  }

  /** Every item in order of its key, or those in the given states. */
  results(
    options: { states?: readonly ItemState[] | undefined } = {},
  ): AsyncGenerator<ItemResult, void, undefined> {
    return read.results(this.#ledger, { batch: this.id }, options.states);
  }

  /** Sends nothing more of it: what is planned becomes `refused`, what is on its way goes on. Gives how many those were. */
  async cancel(): Promise<number> {
    const { database, queue, schema } = this.#ledger;
    let cancelled = 0;
    for (;;) {
      const items = await database.transaction(async (sql) => {
        // The account before its items, as everywhere.
        await sql.query(`SELECT FROM ${schema}.account WHERE name = $1 FOR NO KEY UPDATE`, [this.account]);
        const rows = await sql.query<{ id: string }>(
          `UPDATE ${schema}.item SET state = 'refused', reason = 'cancelled' WHERE id IN
            (SELECT id FROM ${schema}.item WHERE batch = $1 AND account = $2 AND state = 'planned' LIMIT ${cancelAtOnce})
            RETURNING id::text`,
          [this.id, this.account],
        );
        await queue.drop(
          this.account,
          rows.map(({ id }) => id),
          sql,
        );
        return rows.length;
      });
      cancelled += items;
      if (items < cancelAtOnce) return cancelled;
    }
  }
}
