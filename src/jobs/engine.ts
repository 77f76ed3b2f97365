import { randomUUID } from "node:crypto";
import { type Database, forEngine, type Sql } from "./database/database.ts";
import { DatabaseError } from "./database/errors.ts";
import { openFolder, type Recover } from "./database/folder/folder.ts";
import { loadEnginePart } from "./database/peers.ts";
import { openPglite } from "./database/pglite.ts";
import { overPostgres, postgresOptions } from "./database/postgres.ts";

/** The queue and the database under it. */
export interface Engine {
  readonly database: Database;
  readonly queue: Queue;
  close(): Promise<void>;
}

export interface EngineOptions {
  /** `postgres://…`, `memory:` or a folder. */
  database: string;
  schema: string;
  connections: number;
  onWarning(message: string): void;
  /** Of a folder whose machine went down. */
  recover: Recover;
}

export const isServer = (database: string): boolean => /^postgres(ql)?:\/\//.test(database);

/** @throws InvalidInputError where a package is missing; DatabaseError where the server cannot be used. */
export async function openEngine({
  database: target,
  schema,
  connections,
  onWarning,
  recover,
}: EngineOptions): Promise<Engine> {
  const { PgBoss } = await loadEnginePart("pg-boss", () => import("pg-boss"));
  const own = isServer(target)
    ? undefined
    : await (target === "memory:" ? openPglite(undefined) : openFolder(target, recover));
  // What it does by itself reads the whole queue, several times a minute; all we need of it is `expire`.
  const common = { schema, schedule: false, supervise: false };
  const boss = own
    ? new PgBoss({ ...common, db: forEngine(own), backend: "pglite" })
    : new PgBoss({ ...common, ...postgresOptions(target, connections) });
  boss.on("error", (error) => onWarning(error.message));
  try {
    await boss.start();
  } catch (error) {
    await boss.stop({ graceful: false }).catch(() => undefined);
    await own?.close();
    throw own ? error : new DatabaseError(target, error);
  }
  const database = own ?? overPostgres(boss.getDb());
  return {
    database,
    queue: new Queue(boss, schema),
    async close() {
      await boss.stop({ graceful: false });
      await database.close();
    },
  };
}

/** There is one job an item, whose id is the item's, so that no item can be claimed twice at once. */
const createQueue = (account: string): string => `create.${account}`;
/** There is one job an account, which looks at what is being built and for what was lost. */
const lookQueue = (account: string): string => `look.${account}`;
const lookJob = "00000000-0000-4000-8000-000000000001";

/** At a claim's end the engine gives it to another worker, as often as it takes. */
const claims = {
  retryLimit: 2_000_000_000,
  retryDelay: 0,
  expireInSeconds: 23 * 3600,
  retentionSeconds: 10 * 365 * 86_400,
};
const defaultLeaseSeconds = 60;

type Transacted = { db: ReturnType<typeof forEngine> };

/** What we need of pg-boss, written out: our declarations must not need its own, which few have installed. */
interface Boss {
  createQueue(name: string, options: typeof claims & { heartbeatSeconds: number }): Promise<unknown>;
  insert(name: string, jobs: { id: string; startAfter: number }[], options: Transacted): Promise<unknown>;
  deleteJob(name: string, id: string | string[], options: Transacted): Promise<unknown>;
  fetch(name: string, options: { batchSize: number }): Promise<{ id: string }[]>;
  touch(name: string, id: string | string[]): Promise<unknown>;
  fail(name: string, id: string[]): Promise<unknown>;
  getDb(): { executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }> };
}

/** What we ask of pg-boss. With a transaction given, it is part of that. */
export class Queue {
  readonly #boss: Boss;
  readonly #schema: string;
  readonly #known = new Set<string>();

  constructor(boss: Boss, schema: string) {
    this.#boss = boss;
    this.#schema = schema;
  }

  async prepare(account: string): Promise<void> {
    // To make a queue that is there makes pg-boss forget what it knows of it.
    if (this.#known.has(account)) return;
    for (const name of [createQueue(account), lookQueue(account)])
      await this.#boss.createQueue(name, { ...claims, heartbeatSeconds: defaultLeaseSeconds });
    await this.know(account);
  }

  /**
   * To be called before the account's jobs are part of a transaction: what pg-boss does not know of a queue it asks on its own
   * connection, which Postgres in this process has only one of.
   */
  async know(account: string): Promise<void> {
    if (this.#known.has(account)) return;
    for (const name of [createQueue(account), lookQueue(account)]) await this.#boss.touch(name, randomUUID());
    this.#known.add(account);
  }

  /** Jobs that are there already stay as they are. */
  async plan(account: string, items: readonly string[], delaySeconds: number, sql: Sql): Promise<void> {
    const jobs = items.map((id) => ({ id, startAfter: delaySeconds }));
    if (jobs.length > 0) await this.#boss.insert(createQueue(account), jobs, { db: forEngine(sql) });
  }

  async drop(account: string, items: readonly string[], sql: Sql): Promise<void> {
    if (items.length > 0)
      await this.#boss.deleteJob(createQueue(account), [...items], { db: forEngine(sql) });
  }

  async claim(account: string, count: number, leaseSeconds: number): Promise<string[]> {
    return this.#fetch(createQueue(account), count, leaseSeconds);
  }

  async claimLook(account: string, leaseSeconds: number): Promise<boolean> {
    return (await this.#fetch(lookQueue(account), 1, leaseSeconds)).length > 0;
  }

  /** That somebody looks at the account, so many seconds from now unless it was planned before. */
  async planLook(account: string, delaySeconds: number, sql: Sql): Promise<void> {
    const job = { id: lookJob, startAfter: delaySeconds };
    await this.#boss.insert(lookQueue(account), [job], { db: forEngine(sql) });
  }

  async dropLook(account: string, sql: Sql): Promise<void> {
    await this.#boss.deleteJob(lookQueue(account), lookJob, { db: forEngine(sql) });
  }

  /** Keeps claims. */
  async touch(account: string, items: readonly string[], looking: boolean): Promise<void> {
    if (items.length > 0) await this.#boss.touch(createQueue(account), [...items]);
    if (looking) await this.#boss.touch(lookQueue(account), lookJob);
  }

  /** Takes claims from those who have been silent for longer than their lease: they go to the queue again. */
  async expire(account: string): Promise<void> {
    const text = `SELECT id::text FROM ${this.#schema}.job WHERE name = $1 AND state = 'active'
      AND heartbeat_on < ${this.#schema}.job_now() - heartbeat_seconds * interval '1 s'`;
    for (const name of [createQueue(account), lookQueue(account)]) {
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
