import { randomUUID } from "node:crypto";
import { forEngine, type Sql } from "../database/database.ts";

/** An item has one job, with the item's id, so that it cannot be claimed by two workers. */
const createQueue = (account: string): string => `create.${account}`;
/** An account has one job that polls: its builds, and its vendor for what lost creates have made. */
const pollQueue = (account: string): string => `look.${account}`;
const pollJob = "00000000-0000-4000-8000-000000000001";
const queuesOf = (account: string): string[] => [createQueue(account), pollQueue(account)];

/** An expired claim goes to another worker, as often as needed. */
const claims = {
  retryLimit: 2_000_000_000,
  retryDelay: 0,
  expireInSeconds: 23 * 3600,
  retentionSeconds: 10 * 365 * 86_400,
};
const defaultLeaseSeconds = 60;

type InTransaction = { db: ReturnType<typeof forEngine> };

/** The parts of pg-boss that are used, written out because our declarations must not depend on it: few users install it. */
interface Boss {
  createQueue(name: string, options: typeof claims & { heartbeatSeconds: number }): Promise<unknown>;
  insert(name: string, jobs: { id: string; startAfter: number }[], options: InTransaction): Promise<unknown>;
  deleteJob(name: string, id: string | string[], options: InTransaction): Promise<unknown>;
  fetch(name: string, options: { batchSize: number }): Promise<{ id: string }[]>;
  touch(name: string, id: string | string[]): Promise<unknown>;
  fail(name: string, id: string[]): Promise<unknown>;
  getDb(): { executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }> };
}

/** The jobs of pg-boss. A call that takes an `Sql` belongs to its transaction. */
export class Queue {
  readonly #boss: Boss;
  readonly #schema: string;
  readonly #loaded = new Set<string>();

  constructor(boss: Boss, schema: string) {
    this.#boss = boss;
    this.#schema = schema;
  }

  /** Creates the queues of an account unless they exist. */
  async create(account: string): Promise<void> {
    // Creating a queue that exists makes pg-boss drop what it has cached about it.
    if (this.#loaded.has(account)) return;
    for (const name of queuesOf(account))
      await this.#boss.createQueue(name, { ...claims, heartbeatSeconds: defaultLeaseSeconds });
    await this.load(account);
  }

  /**
   * Has pg-boss cache the account's queues. Call it before a transaction that changes their jobs: pg-boss reads a queue that it
   * has not cached over its own connection, and Postgres in this process has only one.
   */
  async load(account: string): Promise<void> {
    if (this.#loaded.has(account)) return;
    for (const name of queuesOf(account)) await this.#boss.touch(name, randomUUID());
    this.#loaded.add(account);
  }

  /** Jobs that exist already are left as they are. */
  async plan(account: string, items: readonly string[], delaySeconds: number, sql: Sql): Promise<void> {
    const jobs = items.map((id) => ({ id, startAfter: delaySeconds }));
    if (jobs.length > 0) await this.#boss.insert(createQueue(account), jobs, { db: forEngine(sql) });
  }

  async drop(account: string, items: readonly string[], sql: Sql): Promise<void> {
    if (items.length > 0)
      await this.#boss.deleteJob(createQueue(account), [...items], { db: forEngine(sql) });
  }

  /** Plans the account's next poll, unless one is planned already. */
  async planPoll(account: string, delaySeconds: number, sql: Sql): Promise<void> {
    const job = { id: pollJob, startAfter: delaySeconds };
    await this.#boss.insert(pollQueue(account), [job], { db: forEngine(sql) });
  }

  async dropPoll(account: string, sql: Sql): Promise<void> {
    await this.#boss.deleteJob(pollQueue(account), pollJob, { db: forEngine(sql) });
  }

  /** Ids of items. */
  async claim(account: string, count: number, leaseSeconds: number): Promise<string[]> {
    return this.#fetch(createQueue(account), count, leaseSeconds);
  }

  async claimPoll(account: string, leaseSeconds: number): Promise<boolean> {
    return (await this.#fetch(pollQueue(account), 1, leaseSeconds)).length > 0;
  }

  /** Sends a heartbeat for claims. */
  async touch(account: string, items: readonly string[], polling: boolean): Promise<void> {
    if (items.length > 0) await this.#boss.touch(createQueue(account), [...items]);
    if (polling) await this.#boss.touch(pollQueue(account), pollJob);
  }

  /** Returns jobs to the queue whose holder has been silent for longer than its lease. */
  async expire(account: string): Promise<void> {
    const text = `SELECT id::text FROM ${this.#schema}.job WHERE name = $1 AND state = 'active'
      AND heartbeat_on < ${this.#schema}.job_now() - heartbeat_seconds * interval '1 s'`;
    for (const name of queuesOf(account)) {
      const { rows } = await this.#boss.getDb().executeSql(text, [name]);
      const silent = (rows as { id: string }[]).map(({ id }) => id);
      if (silent.length > 0) await this.#boss.fail(name, silent);
    }
  }

  async #fetch(name: string, count: number, leaseSeconds: number): Promise<string[]> {
    const jobs = await this.#boss.fetch(name, { batchSize: count });
    const ids = jobs.map(({ id }) => id);
    if (ids.length > 0 && leaseSeconds !== defaultLeaseSeconds) {
      const text = `UPDATE ${this.#schema}.job SET heartbeat_seconds = $1 WHERE name = $2 AND id = ANY ($3::uuid[])`;
      await this.#boss.getDb().executeSql(text, [leaseSeconds, name, ids]);
    }
    return ids;
  }
}
