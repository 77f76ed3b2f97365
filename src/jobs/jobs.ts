import { join } from "node:path";
import { InvalidInputError } from "../core/errors/index.ts";
import { sleep } from "../core/time/clock.ts";
import { type Added, addItems, checkNewBatch, type NewBatch } from "./batches/add.ts";
import { Batch } from "./batches/batch.ts";
import * as read from "./batches/read.ts";
import { closedError } from "./database/errors.ts";
import { type Engine, isServer } from "./engine.ts";
import type { AccountStatus, ItemResult, ItemState, Progress } from "./items.ts";
import { type Ledger, marginMs, type Shown } from "./ledger/ledger.ts";
import { suspect } from "./ledger/suspect.ts";
import { type AccountMetrics, readMetrics, toPrometheus } from "./metrics.ts";
import {
  type Account,
  accountLimits,
  type checkJobsOptions,
  checkWorkOptions,
  type WorkOptions,
} from "./options.ts";
import { type Rechecked, recheck } from "./recheck.ts";
import { hiddenKey, tagOf } from "./tags.ts";
import { Spool } from "./work/spool.ts";
import { VendorAccount } from "./work/vendor-account.ts";
import { Worker } from "./work/worker.ts";

export interface ItemChoice {
  /** Needed where several accounts have the key. */
  account?: string | undefined;
}

type Checked = ReturnType<typeof checkJobsOptions>;

/** The ledger of what is to be made, and the queue that workers take it from. */
export class Jobs {
  readonly #engine: Engine;
  readonly #ledger: Ledger;
  readonly #options: Checked;
  readonly #accounts: readonly Account[];
  readonly #workers = new Set<Worker>();
  #closed = false;

  /** @internal Made by `openJobs()`. */
  constructor(engine: Engine, ledger: Ledger, options: Checked) {
    this.#engine = engine;
    this.#ledger = ledger;
    this.#options = options;
    this.#accounts = toAccounts(options.accounts);
  }

  /**
   * Adds items, each key once: what is there with the same input is skipped, so that the call may be repeated. The picture is
   * not looked at yet.
   *
   * @throws InvalidInputError for an unknown account, a row that is not an item, and a key that is there with other input.
   * @example
   * const batch = await jobs.createBatch({ account: "main", items: rowsOfCsv("people.csv") });
   */
  async createBatch(batch: NewBatch): Promise<Batch> {
    const { account, items, name } = checkNewBatch(batch);
    await this.#known(account);
    const { database, schema } = this.#ledger;
    await database.query(
      `INSERT INTO ${schema}.batch (account, name) VALUES ($1, $2) ON CONFLICT DO NOTHING`,
      [account, name],
    );
    const found = await this.batch(name, { account });
    const added = await addItems(this.#ledger, account, found.id, items);
    // An item that is lost after it was made could not be known again.
    if (added.added > 0) await database.flush?.();
    return this.#toBatch({ ...found, added });
  }

  /** A batch by its name, or else by its number. @throws InvalidInputError where there is none, or several accounts have one. */
  async batch(name: string, { account }: ItemChoice = {}): Promise<Batch> {
    const { database, schema } = this.#ledger;
    const found = await database.query<{ id: string; name: string; account: string }>(
      `SELECT id::text, name, account FROM ${schema}.batch WHERE (name = $1 OR id::text = $1) AND account = COALESCE($2, account)`,
      [name, account ?? null],
    );
    const named = found.filter((one) => one.name === name);
    const rows = named.length > 0 ? named : found;
    const [batch] = rows;
    if (!batch) throw new InvalidInputError(undefined, [`there is no batch ${JSON.stringify(name)}`]);
    if (rows.length > 1) throw severalError("batch", name, rows);
    await this.#ledger.queue.know(batch.account);
    return this.#toBatch({ ...batch, added: { added: 0, skipped: 0 } });
  }

  /**
   * Starts a worker. As many as you like may run, anywhere.
   *
   * @throws InvalidInputError for a missing key or an invalid option, before anything is claimed.
   */
  async work(options: WorkOptions = {}): Promise<Worker> {
    if (this.#closed) throw closedError();
    const checked = checkWorkOptions(options);
    const accounts = options.accounts ? toAccounts(options.accounts) : this.#accounts;
    if (options.accounts) await this.register(accounts);
    const { imagesDir, resolveImage, clock, database, spoolDir } = this.#options;
    const folder = spoolDir ?? (isServer(database) ? ".avatars-spool" : join(database, "spool"));
    const tools = {
      ledger: this.#ledger,
      accounts,
      pictures: { imagesDir, resolveImage },
      spool: new Spool(folder),
      clock,
    };
    const onWarning = checked.onWarning ?? this.#options.onWarning;
    const worker = new Worker(tools, { ...checked, onWarning });
    this.#workers.add(worker);
    const over = () => this.#workers.delete(worker);
    worker.done.then(over, over);
    return worker;
  }

  /** Nothing more is created for the account, by any worker, until `resume`; what is on its way goes on. */
  async pause(account: string): Promise<void> {
    await this.#known(account);
    const { database, schema } = this.#ledger;
    await database.query(`SELECT ${schema}.hold($1, 'person', 'paused by a person', 0)`, [account]);
  }

  /** Ends a pause of the account, or of all, whoever began it. */
  async resume(account?: string): Promise<void> {
    if (account !== undefined) await this.#known(account);
    const { database, schema } = this.#ledger;
    const resumed = await database.query<{ name: string }>(
      `UPDATE ${schema}.account SET paused = NULL, paused_because = NULL WHERE name = COALESCE($1::text, name) RETURNING name`,
      [account ?? null],
    );
    for (const { name } of resumed) {
      await this.#ledger.queue.know(name);
      await this.#ledger.ensureLook(name);
    }
  }

  /** `pause`, then waits until nothing of the account is on its way or building. Workers must be running. */
  async drain(account: string, { signal }: { signal?: AbortSignal | undefined } = {}): Promise<void> {
    await this.pause(account);
    for (;;) {
      const [status] = (await this.accounts()).filter((one) => one.account === account);
      if (!status || status.inFlight === 0) return;
      await sleep(this.#options.clock, 500, signal);
    }
  }

  /**
   * Says what became of an `unknown` or `unresolved` item: the id of its avatar, or `"not made"`. The latter is believed only
   * when no attempt can be under way any more, and waits for that, up to about a minute; the item is then `refused`, and
   * {@link Jobs.retry} plans it again. Should an answer come all the same, it wins.
   *
   * @throws InvalidInputError for an unknown key, an item that is not in doubt, and an id that another item has.
   */
  async settle(
    key: string,
    outcome: string,
    choice: ItemChoice & { signal?: AbortSignal } = {},
  ): Promise<ItemResult> {
    const avatar = readOutcome(outcome);
    const { id, account, generations } = await this.#find(key, choice.account);
    const renames = (await this.#ledger.vendorOf(account)) === "anam";
    const tag = tagOf(this.#ledger.salt, account, key, generations + 1);
    for (;;) {
      const { waits_ms, now_is } = await this.#ledger.database.transaction(async (sql) => {
        const call = `SELECT waits_ms, now_is FROM ${this.#ledger.schema}.settle($1, $2, $3, ${marginMs}, $4)`;
        const [row] = await refusable(
          sql.query<{ waits_ms: number; now_is: Shown }>(call, [id, avatar, tag, renames]),
        );
        if (!row) throw new Error("settle gave nothing");
        await this.#ledger.follow(sql, row.now_is);
        return row;
      });
      if (waits_ms === 0) return toResult(now_is);
      await sleep(this.#options.clock, waits_ms, choice.signal);
    }
  }

  /** Plans a `refused` item again. @throws InvalidInputError for an unknown key, and for an item in any other state. */
  async retry(key: string, { account }: ItemChoice = {}): Promise<ItemResult> {
    const { id } = await this.#find(key, account);
    return toResult(await refusable(this.#ledger.change("retry($1)", [id])));
  }

  /**
   * Takes a person's name, picture reference and options out of the ledger, and hides the key behind a hash; what was bought
   * stays in it. A planned item is not made any more. The vendor's avatar is not touched.
   *
   * @throws InvalidInputError for an unknown key, and while the item is on its way.
   */
  async erase(key: string, { account }: ItemChoice = {}): Promise<void> {
    const found = await this.#find(key, account);
    const hidden = hiddenKey(this.#ledger.salt, found.account, key);
    await refusable(this.#ledger.change("erase($1, $2)", [found.id, hidden]));
  }

  /**
   * After the ledger was restored from a backup, and before any worker goes on: looks at the vendors for everything that was
   * made since. Nothing is created for the accounts meanwhile.
   *
   * @throws whatever reading the vendors' lists throws; the next worker then begins with it.
   */
  async recheck(): Promise<Record<string, Rechecked>> {
    const found: Record<string, Rechecked> = {};
    for (const account of this.#accounts) {
      await suspect(this.#ledger.database, this.#ledger.schema, account.name);
      found[account.name] = await recheck(this.#ledger, new VendorAccount(account, this.#options.clock));
    }
    return found;
  }

  /** Has avatars of the account polled now: what to do when an event of the vendor came in, in whatever process. */
  async wake(account: string, ids: readonly string[]): Promise<void> {
    if (!Array.isArray(ids))
      throw new InvalidInputError(undefined, ["ids must be an array of ids of avatars"]);
    await this.#known(account);
    await this.#ledger.wake(account, ids);
  }

  /** Of all batches. */
  progress(): Promise<Progress> {
    return read.progress(this.#ledger, {});
  }

  /** Every item of all batches, by account and key. */
  results(
    options: { states?: readonly ItemState[] | undefined } = {},
  ): AsyncGenerator<ItemResult, void, undefined> {
    return read.results(this.#ledger, {}, options.states);
  }

  /** The accounts as the ledger has them. */
  async accounts(): Promise<AccountStatus[]> {
    const { database, schema } = this.#ledger;
    return database.query<AccountStatus>(
      `SELECT name AS account, vendor, in_flight AS "inFlight", max_in_flight AS "maxInFlight",
          rate_per_minute AS "ratePerMinute", credits, credit_limit AS "creditLimit",
          COALESCE(paused_because, CASE WHEN suspect THEN 'the ledger may lack what was made last: a worker looks at the vendor first'
            WHEN credits + credits_per_item > credit_limit
            THEN 'the credit limit of ' || credit_limit || ' is reached' END) AS paused
        FROM ${schema}.account ORDER BY name`,
    );
  }

  /** What is worth an alarm. */
  metrics(): Promise<AccountMetrics[]> {
    return readMetrics(this.#ledger);
  }

  /** {@link Jobs.metrics} as a page for Prometheus. */
  async prometheus(): Promise<string> {
    return toPrometheus(await this.metrics());
  }

  /** Stops the workers of this object, then closes the database. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#workers].map((worker) => worker.stop()));
    await this.#engine.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  /** @internal Tells the ledger the accounts and their limits. */
  async register(accounts = this.#accounts): Promise<void> {
    const { database, queue, schema } = this.#ledger;
    for (const { name, options } of accounts) {
      const cost = options.vendor === "argil" ? 2 : 1;
      await database.query(
        `INSERT INTO ${schema}.account (name, vendor, credits_per_item) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
        [name, options.vendor, cost],
      );
      const vendor = await this.#ledger.vendorOf(name);
      if (vendor !== options.vendor)
        throw new InvalidInputError(undefined, [
          `accounts.${name}: the ledger has it at ${vendor}, not ${options.vendor}`,
        ]);
      for (const [option, column] of Object.entries(accountLimits)) {
        const value = options[option as keyof typeof accountLimits];
        if (value !== undefined)
          await database.query(
            `UPDATE ${schema}.account SET ${column} = $2 WHERE name = $1 AND ${column} IS DISTINCT FROM $2`,
            [name, value],
          );
      }
      await queue.prepare(name);
    }
  }

  #toBatch(facts: { id: string; name: string; account: string; added: Added }): Batch {
    return new Batch(this.#ledger, this.#options.clock, facts);
  }

  async #known(account: string): Promise<void> {
    if (await this.#ledger.vendorOf(account)) return this.#ledger.queue.know(account);
    throw new InvalidInputError(undefined, [
      `there is no account ${JSON.stringify(account)}: give it to openJobs()`,
    ]);
  }

  async #find(key: string, account: string | undefined) {
    const { database, schema } = this.#ledger;
    const rows = await database.query<{ id: string; account: string; generations: number }>(
      `SELECT id::text, account, cardinality(old_tags) AS generations FROM ${schema}.item
        WHERE key = $1 AND account = COALESCE($2, account)`,
      [key, account ?? null],
    );
    const [item] = rows;
    if (!item)
      throw new InvalidInputError(undefined, [`there is no item with the key ${JSON.stringify(key)}`]);
    if (rows.length > 1) throw severalError("key", key, rows);
    await this.#ledger.queue.know(item.account);
    return item;
  }
}

/** The id, or null for "not made". What may be a slip of that is not taken for an id. */
function readOutcome(outcome: string): string | null {
  if (outcome === "not made") return null;
  if (typeof outcome === "string" && /^[\w.:~-]{1,200}$/.test(outcome) && !/^not.?made$/i.test(outcome))
    return outcome;
  throw new InvalidInputError(undefined, [
    `the outcome must be the id of its avatar, or "not made", and is not ${JSON.stringify(outcome)}`,
  ]);
}

const toAccounts = (accounts: Checked["accounts"]): Account[] =>
  Object.entries(accounts).map(([name, options]) => ({ name, options }));

function severalError(what: string, name: string, rows: readonly { account: string }[]): InvalidInputError {
  const accounts = rows.map(({ account }) => account).join(", ");
  return new InvalidInputError(undefined, [
    `several accounts have the ${what} ${JSON.stringify(name)}: say which, of ${accounts}`,
  ]);
}

function toResult({ key, name, account, vendor, state, id, reason, candidates }: Shown): ItemResult {
  return { key, name, account, vendor, state, id, reason, candidates };
}

/** What the ledger's functions refuse is the caller's mistake. */
async function refusable<Result>(asked: Promise<Result>): Promise<Result> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "AV001")
      throw new InvalidInputError(undefined, [error.message], { cause: error });
    throw error;
  }
}
