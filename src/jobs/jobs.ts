import { join } from "node:path";
import { InvalidInputError } from "../core/errors/index.ts";
import { sleep } from "../core/time/clock.ts";
import { addAll } from "./batches/add.ts";
import { Batch } from "./batches/batch.ts";
import { checkNewBatch, type NewBatch } from "./batches/check-batch.ts";
import * as read from "./batches/read.ts";
import { closedError } from "./database/errors.ts";
import { isServer } from "./database/postgres.ts";
import type { Engine } from "./engine/engine.ts";
import { readOutcome } from "./ledger/decisions.ts";
import type { AccountMetrics, AccountStatus, ItemResult, ItemState, Progress } from "./ledger/items.ts";
import type { Ledger } from "./ledger/ledger.ts";
import { type CheckedJobsOptions, checkWorkOptions } from "./options/check-options.ts";
import { toAccounts, type WorkOptions } from "./options/options.ts";
import { toPrometheus } from "./prometheus.ts";
import { type Rechecked, recheck } from "./work/recheck.ts";
import { Spool } from "./work/spool.ts";
import { VendorAccount } from "./work/vendor-account.ts";
import { Worker } from "./work/worker.ts";

export interface ItemChoice {
  /** Required if several accounts have the key. */
  account?: string | undefined;
}

/** A ledger of the avatars to create, and the queue that workers take them from. */
export class Jobs {
  readonly #engine: Engine;
  readonly #ledger: Ledger;
  readonly #options: CheckedJobsOptions;
  readonly #workers = new Set<Worker>();
  #closed = false;

  /** @internal Made by `openJobs()`. */
  constructor(engine: Engine, ledger: Ledger, options: CheckedJobsOptions) {
    this.#engine = engine;
    this.#ledger = ledger;
    this.#options = options;
  }

  /**
   * Adds items, each key once. A key that exists with the same input is skipped, so you may repeat the call. Images are not read
   * yet.
   *
   * @throws InvalidInputError for an unknown account, a row that is not an item, and a key that exists with other input.
   * @example
   * const batch = await jobs.createBatch({ account: "main", items: rowsOfCsv("people.csv") });
   */
  async createBatch(batch: NewBatch): Promise<Batch> {
    const { account, items, name } = checkNewBatch(batch);
    await this.#ledger.accounts.assertKnown(account);
    const row = await this.#ledger.batches.open(account, name);
    const added = await addAll(this.#ledger, row, items);
    return new Batch(this.#ledger, this.#options.clock, row, added);
  }

  /** Finds a batch by its name or its number. @throws InvalidInputError unless exactly one matches. */
  async batch(name: string, { account }: ItemChoice = {}): Promise<Batch> {
    const row = await this.#ledger.batches.find(name, account);
    return new Batch(this.#ledger, this.#options.clock, row, { added: 0, skipped: 0 });
  }

  /**
   * Starts a worker. Any number of workers may run, on any machine.
   *
   * @throws InvalidInputError for a missing key or an invalid option, before anything is claimed.
   */
  async work(options: WorkOptions = {}): Promise<Worker> {
    if (this.#closed) throw closedError();
    const checked = checkWorkOptions(options);
    const accounts = toAccounts(options.accounts ?? this.#options.accounts);
    if (options.accounts) await this.#ledger.accounts.register(accounts);
    const { imagesDir, resolveImage, clock, database, spoolDir } = this.#options;
    const folder = spoolDir ?? (isServer(database) ? ".avatars-spool" : join(database, "spool"));
    const worker = new Worker(
      {
        ledger: this.#ledger,
        accounts,
        pictures: { imagesDir, resolveImage },
        spool: new Spool(folder),
        clock,
      },
      { ...checked, onWarning: checked.onWarning ?? this.#options.onWarning },
    );
    this.#workers.add(worker);
    const ended = () => this.#workers.delete(worker);
    worker.done.then(ended, ended);
    return worker;
  }

  /** Stops all workers from creating more for the account until `resume`; requests in flight continue. */
  async pause(account: string): Promise<void> {
    await this.#ledger.accounts.assertKnown(account);
    await this.#ledger.accounts.pause(account);
  }

  /** Ends a pause of the account, or of all accounts, including one that the vendor's response caused. */
  async resume(account?: string): Promise<void> {
    if (account !== undefined) await this.#ledger.accounts.assertKnown(account);
    await this.#ledger.accounts.resume(account);
  }

  /** Pauses the account and waits until nothing is in flight or building. Workers must be running. */
  async drain(account: string, { signal }: { signal?: AbortSignal | undefined } = {}): Promise<void> {
    await this.pause(account);
    for (;;) {
      const status = (await this.accounts()).find((one) => one.account === account);
      if (!status || status.inFlight === 0) return;
      await sleep(this.#options.clock, 500, signal);
    }
  }

  /**
   * Records the outcome of an `unknown` or `unresolved` item: the id of its avatar, or `"not made"`. The latter waits, up to
   * about a minute, until no attempt can still be in flight; the item is then `refused`, and {@link Jobs.retry} plans it again.
   * If the vendor's response arrives after all, it takes precedence.
   *
   * @throws InvalidInputError for an unknown key, an item that is not in doubt, and an id that belongs to another item.
   */
  async settle(
    key: string,
    outcome: string,
    choice: ItemChoice & { signal?: AbortSignal } = {},
  ): Promise<ItemResult> {
    const avatar = readOutcome(outcome);
    const item = await this.#ledger.decisions.find(key, choice.account);
    for (;;) {
      const { waitMs, result } = await this.#ledger.decisions.settle(item, avatar);
      if (waitMs === 0) return result;
      await sleep(this.#options.clock, waitMs, choice.signal);
    }
  }

  /** Plans a `refused` item again. @throws InvalidInputError for an unknown key or an item in any other state. */
  async retry(key: string, { account }: ItemChoice = {}): Promise<ItemResult> {
    return this.#ledger.decisions.retry(await this.#ledger.decisions.find(key, account));
  }

  /**
   * Removes a person's name, image reference and options from the ledger and replaces the key with a hash; the record of what
   * was bought stays. A planned item is cancelled. The avatar at the vendor is not touched.
   *
   * @throws InvalidInputError for an unknown key, and while the item's create is in flight.
   */
  async erase(key: string, { account }: ItemChoice = {}): Promise<void> {
    await this.#ledger.decisions.erase(await this.#ledger.decisions.find(key, account));
  }

  /**
   * Searches the vendors' lists for everything that was created since a backup. Run it after you restore the ledger, before you
   * start a worker. Nothing is created for the accounts until it has finished.
   *
   * @throws whatever reading the vendors' lists throws; the next worker then begins with the recheck.
   */
  async recheck(): Promise<Record<string, Rechecked>> {
    const found: Record<string, Rechecked> = {};
    for (const account of toAccounts(this.#options.accounts)) {
      await this.#ledger.rechecks.begin(account.name);
      found[account.name] = await recheck(this.#ledger, new VendorAccount(account, this.#options.clock));
    }
    return found;
  }

  /** Polls avatars of the account immediately. Call it when the vendor's event arrives, in any process. */
  async wake(account: string, ids: readonly string[]): Promise<void> {
    if (!Array.isArray(ids)) throw new InvalidInputError(undefined, ["ids must be an array of avatar ids"]);
    await this.#ledger.accounts.assertKnown(account);
    await this.#ledger.polls.wake(account, ids);
  }

  /** The progress of all batches. */
  progress(): Promise<Progress> {
    return this.#ledger.progress();
  }

  /** Every item of all batches, ordered by account and key. */
  results(
    options: { states?: readonly ItemState[] | undefined } = {},
  ): AsyncGenerator<ItemResult, void, undefined> {
    return read.results(this.#ledger, undefined, options.states);
  }

  /** The accounts in the ledger. */
  accounts(): Promise<AccountStatus[]> {
    return this.#ledger.accounts.statuses();
  }

  /** Figures to monitor and to alert on. */
  metrics(): Promise<AccountMetrics[]> {
    return this.#ledger.metrics();
  }

  /** {@link Jobs.metrics} in the text format of Prometheus. */
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
}
