import type { Polls } from "./polls.ts";
import { type ItemRow, itemColumns } from "./rows.ts";
import type { Store } from "./store.ts";

/** What one worker holds, so that no other takes it while the heartbeats go on. */
export class Claims {
  readonly #store: Store;
  readonly #polls: Polls;

  constructor(store: Store, polls: Polls) {
    this.#store = store;
    this.#polls = polls;
  }

  /** Claims planned items, by id; undefined for one that no longer exists. */
  async items(
    account: string,
    count: number,
    leaseSeconds: number,
  ): Promise<Map<string, ItemRow | undefined>> {
    const { database, queue, schema } = this.#store;
    const ids = await queue.claim(account, count, leaseSeconds);
    if (ids.length === 0) return new Map();
    // If this fails nobody sends a heartbeat for the claims, and they come back when their lease is over.
    const rows = await database.query<ItemRow>(
      `SELECT ${itemColumns(schema)} FROM ${schema}.item i WHERE id = ANY ($1::uuid[])`,
      [ids],
    );
    return new Map(ids.map((id) => [id, rows.find((row) => row.id === id)]));
  }

  /** Claims the account's poll. */
  async poll(account: string, leaseSeconds: number): Promise<boolean> {
    return this.#store.queue.claimPoll(account, leaseSeconds);
  }

  /** Sends heartbeats for the claims on an account, frees those of silent workers, and has the account polled if it must be. */
  async keep(account: string, items: readonly string[], polling: boolean): Promise<void> {
    const { queue } = this.#store;
    await queue.touch(account, items, polling);
    await queue.expire(account);
    await this.#polls.ensurePlanned(account);
  }

  /** Gives up a claimed item that was not sent. */
  async handBack(item: string): Promise<void> {
    await this.#store.change(`shown(${this.#store.schema}.take($1))`, [item]);
  }

  /** Drops the job of an item that no longer exists. */
  async drop(account: string, item: string): Promise<void> {
    const { database, queue } = this.#store;
    await queue.drop(account, [item], database);
  }

  /** Whether anything of these accounts can still change without a person. */
  async anyLeft(accounts: readonly string[]): Promise<boolean> {
    const { database, schema } = this.#store;
    const text = `SELECT ${schema}.going_on($1::text[]) AS going`;
    const [row] = await database.query<{ going: boolean }>(text, [accounts]);
    return row?.going ?? false;
  }
}
