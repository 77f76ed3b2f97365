import type { Sql } from "../database/database.ts";
import { type ItemRow, itemColumns } from "./rows.ts";
import { maxPollPauseSeconds, type Store } from "./store.ts";

const minPollPauseSeconds = 0.5;

/** What is building, and what lost creates may have made: one poller per account at a time. */
export class Polls {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Items to poll (`created`) or to search for (`unknown`) now, the oldest first. */
  async due(account: string, max: number): Promise<ItemRow[]> {
    const { database, schema } = this.#store;
    const text = `SELECT ${itemColumns(schema)} FROM ${schema}.due($1, $2) i`;
    return database.query<ItemRow>(text, [account, max]);
  }

  /** The vendor made this avatar for the item. */
  async found(item: string, avatar: string, renames: boolean): Promise<void> {
    await this.#store.change("made($1, $2, $3)", [item, avatar, renames]);
  }

  /** A search found nothing, or more than it can decide on. */
  async missed(item: string, horizonMs: number, candidates: readonly string[]): Promise<void> {
    await this.#store.change("missed($1, $2, $3::text[])", [item, horizonMs, candidates]);
  }

  /** A search failed, which says nothing about the item. */
  async putOff(item: string): Promise<void> {
    await this.#store.change("put_off($1)", [item]);
  }

  /** What one poll said about an avatar. */
  async polled(
    item: string,
    status: "ready" | "failed" | "processing" | "gone" | "unread",
    { why, renamed, buildMs }: { why: string | null; renamed: boolean; buildMs: number },
  ): Promise<void> {
    await this.#store.change("polled($1, $2, $3, $4, $5)", [item, status, why, renamed, buildMs]);
  }

  /** Ends a poll, and plans the next one while anything is due. The lock keeps items from becoming due unseen in between. */
  async end(account: string, minPauseSeconds: number): Promise<void> {
    const { database, queue } = this.#store;
    await database.transaction(async (sql) => {
      await this.#store.lockAccount(sql, account);
      const dueSeconds = await this.#secondsToNext(account, sql);
      await queue.dropPoll(account, sql);
      if (dueSeconds === null) return;
      const pause = Math.max(minPollPauseSeconds, minPauseSeconds, Math.min(maxPollPauseSeconds, dueSeconds));
      await queue.planPoll(account, pause, sql);
    });
  }

  /** Plans a poll if anything is due and none is planned. */
  async ensurePlanned(account: string): Promise<void> {
    const { database, queue } = this.#store;
    await database.transaction(async (sql) => {
      if ((await this.#secondsToNext(account, sql)) !== null) await queue.planPoll(account, 0, sql);
    });
  }

  /** Has avatars that are building polled now. */
  async wake(account: string, avatars: readonly string[]): Promise<void> {
    const { database, queue, schema } = this.#store;
    await database.transaction(async (sql) => {
      await this.#store.lockAccount(sql, account);
      await sql.query(
        `UPDATE ${schema}.item SET due_at = ${schema}.clock()
          WHERE account = $1 AND avatar_id = ANY ($2::text[]) AND state = 'created'`,
        [account, avatars],
      );
      await queue.dropPoll(account, sql);
      await queue.planPoll(account, 0, sql);
    });
  }

  async #secondsToNext(account: string, sql: Sql): Promise<number | null> {
    const text = `SELECT ${this.#store.schema}.next_look($1) AS pause`;
    const [row] = await sql.query<{ pause: number | null }>(text, [account]);
    return row?.pause ?? null;
  }
}
