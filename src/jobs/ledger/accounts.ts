import { InvalidInputError, type VendorName } from "../../core/errors/index.ts";
import type { Account } from "../options/options.ts";
import type { AccountStatus } from "./items.ts";
import type { Polls } from "./polls.ts";
import type { Store } from "./store.ts";

const limitColumns = {
  ratePerMinute: "rate_per_minute",
  maxInFlight: "max_in_flight",
  creditLimit: "credit_limit",
  creditsPerItem: "credits_per_item",
} as const;

/** Who may create, how much, and whether at the moment. */
export class Accounts {
  readonly #store: Store;
  readonly #polls: Polls;

  constructor(store: Store, polls: Polls) {
    this.#store = store;
    this.#polls = polls;
  }

  /** Adds accounts that are new, and sets the limits that are given. @throws InvalidInputError if an account changes its vendor. */
  async register(accounts: readonly Account[]): Promise<void> {
    for (const account of accounts) {
      await this.#insert(account);
      await this.#setLimits(account);
      await this.#store.queue.create(account.name);
    }
  }

  /** @throws InvalidInputError for an account that the ledger does not have. */
  async assertKnown(account: string): Promise<void> {
    if (await this.#vendorOf(account)) return this.#store.queue.load(account);
    throw new InvalidInputError(undefined, [
      `there is no account ${JSON.stringify(account)}: pass it to openJobs()`,
    ]);
  }

  async statuses(): Promise<AccountStatus[]> {
    const { database, schema } = this.#store;
    return database.query<AccountStatus>(
      `SELECT name AS account, vendor, in_flight AS "inFlight", max_in_flight AS "maxInFlight",
          rate_per_minute AS "ratePerMinute", credits, credit_limit AS "creditLimit",
          COALESCE(paused_because, CASE WHEN suspect THEN 'the ledger may lack the latest creates: a worker compares it with the vendor first'
            WHEN credits + credits_per_item > credit_limit
            THEN 'the credit limit of ' || credit_limit || ' is reached' END) AS paused
        FROM ${schema}.account ORDER BY name`,
    );
  }

  /** A person pauses the account. */
  async pause(account: string): Promise<void> {
    await this.#hold(account, "person", "paused by a person");
  }

  /** The vendor rejects the account's key: nothing is asked of it until a person has resumed the account. */
  async holdKey(account: string, why: string): Promise<void> {
    await this.#hold(account, "key", why);
  }

  /** Ends any pause, of one account or of all. */
  async resume(account: string | undefined): Promise<void> {
    const { database, queue, schema } = this.#store;
    const resumed = await database.query<{ name: string }>(
      `UPDATE ${schema}.account SET paused = NULL, paused_because = NULL WHERE name = COALESCE($1::text, name) RETURNING name`,
      [account ?? null],
    );
    for (const { name } of resumed) {
      await queue.load(name);
      await this.#polls.ensurePlanned(name);
    }
  }

  async #hold(account: string, pause: "person" | "key", why: string): Promise<void> {
    const { database, schema } = this.#store;
    await database.query(`SELECT ${schema}.hold($1, $2, $3, 0)`, [account, pause, why]);
  }

  async #insert({ name, options }: Account): Promise<void> {
    const { database, schema } = this.#store;
    const creditsPerItem = options.vendor === "argil" ? 2 : 1;
    await database.query(
      `INSERT INTO ${schema}.account (name, vendor, credits_per_item) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
      [name, options.vendor, creditsPerItem],
    );
    const vendor = await this.#vendorOf(name);
    if (vendor !== options.vendor)
      throw new InvalidInputError(undefined, [
        `accounts.${name}: the ledger has it at ${vendor}, not ${options.vendor}`,
      ]);
  }

  async #setLimits({ name, options }: Account): Promise<void> {
    const { database, schema } = this.#store;
    for (const [option, column] of Object.entries(limitColumns)) {
      const value = options[option as keyof typeof limitColumns];
      if (value !== undefined)
        await database.query(
          `UPDATE ${schema}.account SET ${column} = $2 WHERE name = $1 AND ${column} IS DISTINCT FROM $2`,
          [name, value],
        );
    }
  }

  async #vendorOf(account: string): Promise<VendorName | undefined> {
    const { database, schema } = this.#store;
    const [row] = await database.query<{ vendor: VendorName }>(
      `SELECT vendor FROM ${schema}.account WHERE name = $1`,
      [account],
    );
    return row?.vendor;
  }
}
