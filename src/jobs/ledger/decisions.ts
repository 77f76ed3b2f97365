import { InvalidInputError, type VendorName } from "../../core/errors/index.ts";
import type { ItemResult } from "./items.ts";
import { type Shown, toResult } from "./rows.ts";
import { severalError } from "./several-error.ts";
import { marginMs, type Store } from "./store.ts";
import { hiddenKey, tagOf } from "./tags.ts";

/** Raised by the SQL functions that reject what a person asks for. */
const rejectedCode = "AV001";

/** The id of an avatar, or null for "not made". What may be a misspelt "not made" is not taken for an id. */
export function readOutcome(outcome: string): string | null {
  if (outcome === "not made") return null;
  if (typeof outcome === "string" && /^[\w.:~-]{1,200}$/.test(outcome) && !/^not.?made$/i.test(outcome))
    return outcome;
  throw new InvalidInputError(undefined, [
    `the outcome must be the id of an avatar or "not made", not ${JSON.stringify(outcome)}`,
  ]);
}

/** An item that a person named. */
export interface NamedItem {
  readonly id: string;
  readonly key: string;
  readonly account: string;
  readonly vendor: VendorName;
  /** How many tags it has had before. */
  readonly generations: number;
}

/** What a person decides about an item. */
export class Decisions {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** @throws InvalidInputError unless exactly one item has the key. */
  async find(key: string, account: string | undefined): Promise<NamedItem> {
    const { database, queue, schema } = this.#store;
    const rows = await database.query<NamedItem>(
      `SELECT i.id::text, i.key, i.account, a.vendor, cardinality(i.old_tags) AS generations
        FROM ${schema}.item i JOIN ${schema}.account a ON a.name = i.account
        WHERE i.key = $1 AND i.account = COALESCE($2, i.account)`,
      [key, account ?? null],
    );
    const [item] = rows;
    if (!item)
      throw new InvalidInputError(undefined, [`there is no item with the key ${JSON.stringify(key)}`]);
    if (rows.length > 1) throw severalError("key", key, rows);
    await queue.load(item.account);
    return item;
  }

  /**
   * Settles an item in doubt with the id of its avatar, or with null for "not made". While an attempt may still be under way
   * "not made" changes nothing, and `waitMs` says when to ask again.
   */
  async settle(item: NamedItem, avatar: string | null): Promise<{ waitMs: number; result: ItemResult }> {
    const { database, schema, salt } = this.#store;
    const nextTag = tagOf(salt, item.account, item.key, item.generations + 1);
    return database.transaction(async (sql) => {
      const [row] = await orInvalidInput(
        sql.query<{ waits_ms: number; now_is: Shown }>(
          `SELECT waits_ms, now_is FROM ${schema}.settle($1, $2, $3, ${marginMs}, $4)`,
          [item.id, avatar, nextTag, item.vendor === "anam"],
        ),
      );
      if (!row) throw new Error("settle returned nothing");
      await this.#store.alignJobs(sql, row.now_is);
      return { waitMs: row.waits_ms, result: toResult(row.now_is) };
    });
  }

  /** Plans a refused item again. */
  async retry({ id }: NamedItem): Promise<ItemResult> {
    return toResult(await orInvalidInput(this.#store.change("retry($1)", [id])));
  }

  /** Removes a person's data. */
  async erase({ id, account, key }: NamedItem): Promise<void> {
    const hidden = hiddenKey(this.#store.salt, account, key);
    await orInvalidInput(this.#store.change("erase($1, $2)", [id, hidden]));
  }
}

/** What the SQL functions reject is the caller's mistake. */
async function orInvalidInput<Result>(asked: Promise<Result>): Promise<Result> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === rejectedCode)
      throw new InvalidInputError(undefined, [error.message], { cause: error });
    throw error;
  }
}
