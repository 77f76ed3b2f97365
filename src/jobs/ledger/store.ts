import type { Database, Sql } from "../database/database.ts";
import type { Engine } from "../engine/engine.ts";
import type { Queue } from "../engine/queue.ts";
import type { Shown } from "./rows.ts";

/** An attempt may reach the vendor, or show up in a list, this long after its deadline. */
export const marginMs = 30_000;
/** While anything is due an account is polled at least this often. */
export const maxPollPauseSeconds = 3;

/** The tables and the queue that the parts of the ledger share. An item and its jobs change in one transaction. */
export class Store {
  readonly database: Database;
  readonly queue: Queue;
  readonly schema: string;
  /** Part of every tag, so that two ledgers never share one. */
  readonly salt: string;

  constructor({ database, queue }: Engine, schema: string, salt: string) {
    this.database = database;
    this.queue = queue;
    this.schema = schema;
    this.salt = salt;
  }

  /** Calls an SQL function that returns an item, and brings the item's jobs into line. */
  async change(call: string, values: readonly unknown[]): Promise<Shown> {
    return this.database.transaction((sql) => this.apply(sql, call, values));
  }

  /** {@link Store.change} as part of a transaction. */
  async apply(sql: Sql, call: string, values: readonly unknown[], delaySeconds = 0): Promise<Shown> {
    const [row] = await sql.query<{ shown: Shown }>(`SELECT ${this.schema}.${call} AS shown`, values);
    if (!row) throw new Error(`${call} returned nothing`);
    await this.alignJobs(sql, row.shown, delaySeconds);
    return row.shown;
  }

  /** A planned item has a job of its own; an item that is due has its account polled. */
  async alignJobs(sql: Sql, { account, itemId, state, dueMs }: Shown, delaySeconds = 0): Promise<void> {
    await this.queue.drop(account, [itemId], sql);
    if (state === "planned") await this.queue.plan(account, [itemId], delaySeconds, sql);
    if (dueMs !== null) await this.queue.planPoll(account, maxPollPauseSeconds, sql);
  }

  /** An account is locked before its items everywhere, so that no two transactions wait for each other. */
  async lockAccount(sql: Sql, account: string): Promise<void> {
    await sql.query(`SELECT FROM ${this.schema}.account WHERE name = $1 FOR NO KEY UPDATE`, [account]);
  }
}
