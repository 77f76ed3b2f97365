import type { Sql } from "../database/database.ts";
import { hasLedger } from "./schema/migrate.ts";
import type { Store } from "./store.ts";

/**
 * Compares the ledger with a vendor when the ledger may have lost what it knew last. Until that is done its account is suspect,
 * and nothing is created for it.
 */
export class Rechecks {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  async begin(account: string): Promise<void> {
    await this.#setSuspect(account, true);
  }

  async end(account: string): Promise<void> {
    await this.#setSuspect(account, false);
  }

  /** Which of the accounts are suspect. */
  async suspects(accounts: readonly string[]): Promise<Set<string>> {
    const { database, schema } = this.#store;
    const text = `SELECT name FROM ${schema}.account WHERE suspect AND name = ANY ($1::text[])`;
    const rows = await database.query<{ name: string }>(text, [accounts]);
    return new Set(rows.map(({ name }) => name));
  }

  /** Items whose tags these avatars carry, and which do not have them yet. */
  async owners(
    account: string,
    avatars: readonly { tag: string; avatar: string }[],
  ): Promise<{ id: string; avatar: string }[]> {
    const { database, schema } = this.#store;
    return database.query(
      `SELECT i.id::text, t.avatar FROM jsonb_to_recordset($2::text::jsonb) AS t (tag text, avatar text)
        JOIN ${schema}.item i ON i.account = $1 AND (i.tag = t.tag OR i.old_tags @> ARRAY[t.tag])
        WHERE i.avatar_id IS DISTINCT FROM t.avatar AND NOT t.avatar = ANY (i.also_made)`,
      [account, JSON.stringify(avatars)],
    );
  }

  /** Items without an avatar that share the name of one which belongs to no item. */
  async namesakes(
    account: string,
    avatars: readonly { name: string; avatar: string }[],
  ): Promise<{ id: string; avatar: string }[]> {
    const { database, schema } = this.#store;
    return database.query(
      `SELECT i.id::text, t.avatar FROM jsonb_to_recordset($2::text::jsonb) AS t (avatar text, name text)
        JOIN ${schema}.item i ON i.account = $1 AND i.name = t.name AND i.state IN ('planned', 'unknown', 'unresolved')
        WHERE NOT EXISTS (SELECT FROM ${schema}.item o WHERE o.account = $1 AND o.avatar_id = t.avatar)`,
      [account, JSON.stringify(avatars)],
    );
  }

  /** Leaves an item to a person: one of these avatars may be its own. */
  async doubt(item: string, avatars: readonly string[]): Promise<void> {
    await this.#store.change("doubt($1, $2::text[])", [item, avatars]);
  }

  async #setSuspect(account: string, suspect: boolean): Promise<void> {
    const { database, schema } = this.#store;
    await database.query(`UPDATE ${schema}.account SET suspect = $2 WHERE name = $1`, [account, suspect]);
  }
}

/** Makes every account suspect, before the ledger is opened. */
export async function suspectAll(sql: Sql, schema: string): Promise<void> {
  if (await hasLedger(sql, schema)) await sql.query(`UPDATE ${schema}.account SET suspect = true`);
}
