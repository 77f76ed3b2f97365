import type { Engine } from "../engine/engine.ts";
import { Accounts } from "./accounts.ts";
import { Attempts } from "./attempts.ts";
import { Batches } from "./batches.ts";
import { Claims } from "./claims.ts";
import { Decisions } from "./decisions.ts";
import type { AccountMetrics, ItemResult, ItemState, Progress } from "./items.ts";
import { readMetrics } from "./metrics.ts";
import { Polls } from "./polls.ts";
import { readProgress } from "./progress.ts";
import { Rechecks } from "./rechecks.ts";
import { type ChangePage, changesAfter, results } from "./results.ts";
import { isCurrent, migrate } from "./schema/migrate.ts";
import { Store } from "./store.ts";

/** What is to be made, and what became of it. Nothing outside this folder knows its SQL. */
export class Ledger {
  readonly accounts: Accounts;
  readonly batches: Batches;
  readonly claims: Claims;
  readonly attempts: Attempts;
  readonly polls: Polls;
  readonly decisions: Decisions;
  readonly rechecks: Rechecks;
  readonly #store: Store;

  private constructor(store: Store) {
    this.#store = store;
    this.polls = new Polls(store);
    this.accounts = new Accounts(store, this.polls);
    this.batches = new Batches(store);
    this.claims = new Claims(store, this.polls);
    this.attempts = new Attempts(store);
    this.decisions = new Decisions(store);
    this.rechecks = new Rechecks(store);
  }

  /** Creates or migrates the tables. @throws InvalidInputError if they need a newer program. */
  static async open(engine: Engine, schema: string): Promise<Ledger> {
    const salt = await migrate(engine.database, schema);
    return new Ledger(new Store(engine, schema, salt));
  }

  /** Whether this program may go on: a newer one may have changed the tables. */
  isCurrent(): Promise<boolean> {
    return isCurrent(this.#store.database, this.#store.schema);
  }

  /** Items of a batch, or of all, by account and key. */
  results(
    batch: string | undefined,
    states: readonly ItemState[] | undefined,
  ): AsyncGenerator<ItemResult, void, undefined> {
    return results(this.#store, batch, states);
  }

  changesAfter(batch: string, after: number): Promise<ChangePage> {
    return changesAfter(this.#store, batch, after);
  }

  progress(batch?: string): Promise<Progress> {
    return readProgress(this.#store, batch);
  }

  metrics(): Promise<AccountMetrics[]> {
    return readMetrics(this.#store);
  }
}
