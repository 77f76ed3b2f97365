import type { VendorName } from "../../core/errors/index.ts";
import type { Database, Sql } from "../database/database.ts";
import type { Engine, Queue } from "../engine.ts";
import type { ItemResult } from "../items.ts";

/** An item as the ledger's functions give it. */
export interface Shown extends ItemResult {
  readonly itemId: string;
  readonly attempt: number;
  readonly dueMs: number | null;
}

/** An item on its way. */
export interface ItemRow {
  readonly id: string;
  readonly key: string;
  readonly state: ItemResult["state"];
  readonly name: string;
  readonly image: string;
  readonly options: Readonly<Record<string, unknown>> | null;
  readonly tag: string;
  readonly sent_name: string | null;
  readonly attempt: number;
  readonly avatar_id: string | null;
  readonly rename: boolean;
  readonly intended_ms: number | null;
  readonly created_ms: number | null;
}

/** How an attempt ended, as it is kept while the database is away. */
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

export interface Intent {
  readonly verdict: "go" | "wait" | "paused" | "credit" | "no";
  readonly wait_ms: number | null;
  readonly attempt: number | null;
}

/** After its deadline an attempt may still be on its way to the vendor, or be known in a list a little later. */
export const marginMs = 30_000;
/** The poller of an account wakes at least so often while anything is due. */
const longestLookPause = 3;
const shortestLookPause = 0.5;

/** What the steps and commands do to items. State and jobs change in one transaction. */
export class Ledger {
  readonly database: Database;
  readonly queue: Queue;
  readonly schema: string;
  readonly salt: string;

  constructor({ database, queue }: Engine, schema: string, salt: string) {
    this.database = database;
    this.queue = queue;
    this.schema = schema;
    this.salt = salt;
  }

  /** Rows of items, by SQL conditions on `i`. */
  async items(condition: string, values: readonly unknown[]): Promise<ItemRow[]> {
    return this.database.query<ItemRow>(
      `SELECT ${this.#columns} FROM ${this.schema}.item i WHERE ${condition}`,
      values,
    );
  }

  /** Why nothing may be created, or in how many ms something may. */
  async gate(account: string): Promise<Pick<Intent, "verdict" | "wait_ms">> {
    const [gate] = await this.database.query<Pick<Intent, "verdict" | "wait_ms">>(
      `SELECT g.verdict, g.wait_ms FROM ${this.schema}.account a, ${this.schema}.gate(a, ${this.schema}.clock()) g WHERE a.name = $1`,
      [account],
    );
    return gate ?? { verdict: "paused", wait_ms: null };
  }

  /** Asks to be the one that sends. One statement: nobody who is stopped holds it open. */
  async intend(
    item: string,
    token: string,
    sentName: string,
    imageHash: string,
    budgetMs: number,
  ): Promise<Intent> {
    const [intent] = await this.database.query<Intent>(
      `SELECT verdict, wait_ms, attempt FROM ${this.schema}.intend($1, $2, $3, $4, $5, ${marginMs})`,
      [item, token, sentName, imageHash, budgetMs],
    );
    return intent ?? { verdict: "no", wait_ms: null, attempt: null };
  }

  /** Records how an attempt ended. May be repeated. */
  async conclude(account: string, item: string, attempt: number, outcome: AttemptOutcome): Promise<Shown> {
    return this.database.transaction(async (sql) => {
      if ("made" in outcome)
        return this.apply(sql, "made($1, $2, $3)", [item, outcome.made, outcome.renames]);
      const { becomes, why, hold, delaySeconds } = outcome;
      if (hold) {
        const call = `SELECT ${this.schema}.hold($1, $2, $3, $4)`;
        await sql.query(call, [account, hold.pause, hold.why, hold.waitMs]);
      }
      return this.apply(sql, "ended($1, $2, $3, $4)", [item, attempt, becomes, why], delaySeconds);
    });
  }

  /** Calls a function that gives an item, and brings its jobs in line with it. */
  async change(call: string, values: readonly unknown[]): Promise<Shown> {
    return this.database.transaction((sql) => this.apply(sql, call, values));
  }

  async apply(sql: Sql, call: string, values: readonly unknown[], delaySeconds = 0): Promise<Shown> {
    const [row] = await sql.query<{ shown: Shown }>(`SELECT ${this.schema}.${call} AS shown`, values);
    if (!row) throw new Error(`${call} gave nothing`);
    await this.follow(sql, row.shown, delaySeconds);
    return row.shown;
  }

  /** A planned item has a job of its own, and one that is due has its account looked at. */
  async follow(sql: Sql, { account, itemId, state, dueMs }: Shown, delaySeconds = 0): Promise<void> {
    await this.queue.drop(account, [itemId], sql);
    if (state === "planned") await this.queue.plan(account, [itemId], delaySeconds, sql);
    if (dueMs !== null) await this.queue.planLook(account, longestLookPause, sql);
  }

  /** Lets others have a claim that came to nothing. */
  async handBack(item: string): Promise<void> {
    await this.change(`shown(${this.schema}.take($1))`, [item]);
  }

  /** What is to be looked at, and for. */
  async due(account: string, most: number): Promise<ItemRow[]> {
    return this.database.query<ItemRow>(`SELECT ${this.#columns} FROM ${this.schema}.due($1, $2) i`, [
      account,
      most,
    ]);
  }

  /** Ends a look, and plans the next one while anything is due. Nothing can become due unseen between the two. */
  async endLook(account: string, leastPause: number): Promise<void> {
    await this.database.transaction(async (sql) => {
      await sql.query(`SELECT FROM ${this.schema}.account WHERE name = $1 FOR NO KEY UPDATE`, [account]);
      const pause = await this.#nextLook(account, sql);
      await this.queue.dropLook(account, sql);
      if (pause === null) return;
      const seconds = Math.max(shortestLookPause, leastPause, Math.min(longestLookPause, pause));
      await this.queue.planLook(account, seconds, sql);
    });
  }

  /** Has the account looked at where anything is due and nobody is about to. */
  async ensureLook(account: string): Promise<void> {
    await this.database.transaction(async (sql) => {
      if ((await this.#nextLook(account, sql)) !== null) await this.queue.planLook(account, 0, sql);
    });
  }

  async #nextLook(account: string, sql: Sql): Promise<number | null> {
    const text = `SELECT ${this.schema}.next_look($1) AS pause`;
    const [row] = await sql.query<{ pause: number | null }>(text, [account]);
    return row?.pause ?? null;
  }

  /** Whether anything of these accounts can still go on by itself. */
  async goingOn(accounts: readonly string[]): Promise<boolean> {
    const text = `SELECT ${this.schema}.going_on($1::text[]) AS going`;
    const [row] = await this.database.query<{ going: boolean }>(text, [accounts]);
    return row?.going ?? false;
  }

  /** Has what is being built polled now. */
  async wake(account: string, avatars: readonly string[]): Promise<void> {
    await this.database.transaction(async (sql) => {
      await sql.query(`SELECT FROM ${this.schema}.account WHERE name = $1 FOR NO KEY UPDATE`, [account]);
      const text = `UPDATE ${this.schema}.item SET due_at = ${this.schema}.clock()
        WHERE account = $1 AND avatar_id = ANY ($2::text[]) AND state = 'created'`;
      await sql.query(text, [account, avatars]);
      await this.queue.dropLook(account, sql);
      await this.queue.planLook(account, 0, sql);
    });
  }

  /** The vendor does not take the account's key: nothing is asked of it until a person has seen to that. */
  async holdKey(account: string, why: string): Promise<void> {
    await this.database.query(`SELECT ${this.schema}.hold($1, 'key', $2, 0)`, [account, why]);
  }

  async vendorOf(account: string): Promise<VendorName | undefined> {
    const [row] = await this.database.query<{ vendor: VendorName }>(
      `SELECT vendor FROM ${this.schema}.account WHERE name = $1`,
      [account],
    );
    return row?.vendor;
  }

  get #columns(): string {
    return `i.id, i.key, i.state, i.name, i.image, i.options, i.tag, i.sent_name, i.attempt, i.avatar_id, i.rename,
      ${this.schema}.to_ms(i.intended_at) AS intended_ms, ${this.schema}.to_ms(i.created_at) AS created_ms`;
  }
}
