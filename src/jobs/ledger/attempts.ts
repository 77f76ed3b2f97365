import { marginMs, type Store } from "./store.ts";

/** The answer to whoever asks to send: only `go` allows it. */
export interface Intent {
  readonly verdict: "go" | "wait" | "paused" | "credit" | "no";
  readonly wait_ms: number | null;
  readonly attempt: number | null;
}

/** How an attempt ended, in the form that is kept on disk while the database is away. */
export type AttemptOutcome =
  | { readonly made: string; readonly renames: boolean }
  | {
      readonly becomes: "planned" | "refused" | "unknown";
      readonly why: string;
      /** Before it is tried again. */
      readonly delaySeconds?: number;
      readonly hold?: {
        readonly pause: "account" | "key" | null;
        readonly why: string | null;
        readonly waitMs: number;
      };
    };

/** From the permission to send to the recorded outcome. */
export class Attempts {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Whether anything may be created now, or in how many ms. */
  async gate(account: string): Promise<Pick<Intent, "verdict" | "wait_ms">> {
    const { database, schema } = this.#store;
    const [gate] = await database.query<Pick<Intent, "verdict" | "wait_ms">>(
      `SELECT g.verdict, g.wait_ms FROM ${schema}.account a, ${schema}.gate(a, ${schema}.clock()) g WHERE a.name = $1`,
      [account],
    );
    return gate ?? { verdict: "paused", wait_ms: null };
  }

  /** Our checks reject the item before anything is sent. */
  async refuse(item: string, why: string): Promise<void> {
    await this.#store.change("refuse($1, $2)", [item, why]);
  }

  /** Asks for permission to send. A single statement, so that no process that is stopped can hold a transaction open. */
  async intend(
    item: string,
    token: string,
    sentName: string,
    imageHash: string,
    budgetMs: number,
  ): Promise<Intent> {
    const { database, schema } = this.#store;
    const [intent] = await database.query<Intent>(
      `SELECT verdict, wait_ms, attempt FROM ${schema}.intend($1, $2, $3, $4, $5, ${marginMs})`,
      [item, token, sentName, imageHash, budgetMs],
    );
    return intent ?? { verdict: "no", wait_ms: null, attempt: null };
  }

  /** Records how an attempt ended. May be repeated. */
  async conclude(account: string, item: string, attempt: number, outcome: AttemptOutcome): Promise<void> {
    const store = this.#store;
    await store.database.transaction(async (sql) => {
      if ("made" in outcome) {
        await store.apply(sql, "made($1, $2, $3)", [item, outcome.made, outcome.renames]);
        return;
      }
      const { becomes, why, hold, delaySeconds } = outcome;
      if (hold) {
        const call = `SELECT ${store.schema}.hold($1, $2, $3, $4)`;
        await sql.query(call, [account, hold.pause, hold.why, hold.waitMs]);
      }
      await store.apply(sql, "ended($1, $2, $3, $4)", [item, attempt, becomes, why], delaySeconds);
    });
  }

  /** {@link Attempts.conclude} for an account that this process may not have used before. */
  async concludeLate(account: string, item: string, attempt: number, outcome: AttemptOutcome): Promise<void> {
    await this.#store.queue.load(account);
    await this.conclude(account, item, attempt, outcome);
  }
}
