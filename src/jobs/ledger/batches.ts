import { InvalidInputError } from "../../core/errors/index.ts";
import { addItems } from "./add-items.ts";
import type { Added, BatchItem } from "./items.ts";
import type { BatchRow } from "./rows.ts";
import { severalError } from "./several-error.ts";
import type { Store } from "./store.ts";

const cancelsAtOnce = 1_000;

/** Items that were added together. */
export class Batches {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** The batch of that name, created unless it exists. */
  async open(account: string, name: string): Promise<BatchRow> {
    const { database, schema } = this.#store;
    await database.query(
      `INSERT INTO ${schema}.batch (account, name) VALUES ($1, $2) ON CONFLICT DO NOTHING`,
      [account, name],
    );
    return this.find(name, account);
  }

  /** By name, or else by number. @throws InvalidInputError unless there is exactly one. */
  async find(name: string, account: string | undefined): Promise<BatchRow> {
    const { database, queue, schema } = this.#store;
    const found = await database.query<BatchRow>(
      `SELECT id::text, name, account FROM ${schema}.batch WHERE (name = $1 OR id::text = $1) AND account = COALESCE($2, account)`,
      [name, account ?? null],
    );
    const named = found.filter((one) => one.name === name);
    const rows = named.length > 0 ? named : found;
    const [batch] = rows;
    if (!batch) throw new InvalidInputError(undefined, [`there is no batch ${JSON.stringify(name)}`]);
    if (rows.length > 1) throw severalError("batch", name, rows);
    await queue.load(batch.account);
    return batch;
  }

  /** Adds items in one transaction. @throws InvalidInputError for a key that exists with other input. */
  async add(batch: BatchRow, items: readonly BatchItem[]): Promise<Added> {
    return addItems(this.#store, batch, items);
  }

  /** Resolves when what was added would survive a crash of the machine. */
  async flush(): Promise<void> {
    await this.#store.database.flush?.();
  }

  /** Refuses what is still planned, a transaction every thousand. Returns how many items that were. */
  async cancel({ id, account }: Pick<BatchRow, "id" | "account">): Promise<number> {
    let cancelled = 0;
    for (;;) {
      const count = await this.#cancelSome(id, account);
      cancelled += count;
      if (count < cancelsAtOnce) return cancelled;
    }
  }

  async #cancelSome(batch: string, account: string): Promise<number> {
    const { database, queue, schema } = this.#store;
    return database.transaction(async (sql) => {
      await this.#store.lockAccount(sql, account);
      const rows = await sql.query<{ id: string }>(
        `UPDATE ${schema}.item SET state = 'refused', reason = 'cancelled' WHERE id IN
          (SELECT id FROM ${schema}.item WHERE batch = $1 AND account = $2 AND state = 'planned' LIMIT ${cancelsAtOnce})
          RETURNING id::text`,
        [batch, account],
      );
      const ids = rows.map((row) => row.id);
      await queue.drop(account, ids, sql);
      return ids.length;
    });
  }
}
