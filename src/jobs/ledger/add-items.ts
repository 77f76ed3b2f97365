import { randomUUID } from "node:crypto";
import { InvalidInputError } from "../../core/errors/index.ts";
import { storedName } from "../../core/input/name-rules.ts";
import type { Sql } from "../database/database.ts";
import type { Added, BatchItem } from "./items.ts";
import type { BatchRow } from "./rows.ts";
import type { Store } from "./store.ts";
import { hashInput, hiddenKey, tagOf } from "./tags.ts";

/** Items as a table `g`, of the second value of a statement. */
const givenItems = `jsonb_to_recordset($2::text::jsonb) AS g
  (id uuid, key text, name text, image text, options jsonb, input_hash text, tag text, hidden text)`;

/** Adds items and their jobs in one transaction. @throws InvalidInputError for a key that exists with other input. */
export async function addItems(
  store: Store,
  { id: batch, account }: BatchRow,
  items: readonly BatchItem[],
): Promise<Added> {
  const { database, queue, schema } = store;
  const values = [account, JSON.stringify(toRows(store, account, items))];
  return database.transaction(async (sql) => {
    const rows = await sql.query<{ id: string }>(
      `INSERT INTO ${schema}.item (id, account, key, batch, name, image, options, input_hash, tag)
        SELECT g.id, $1, g.key, $3::bigint, g.name, g.image, g.options, g.input_hash, g.tag FROM ${givenItems}
          WHERE NOT EXISTS (SELECT FROM ${schema}.item e WHERE e.account = $1 AND e.key = g.hidden)
        -- In a fixed order: two calls that add the same items must not deadlock.
        ORDER BY g.key
        -- On the key or on the tag, which is derived from it: of two concurrent inserts either may be noticed first.
        ON CONFLICT DO NOTHING RETURNING id::text`,
      [...values, batch],
    );
    const added = rows.map(({ id }) => id);
    const skipped = items.length - added.length;
    if (skipped > 0) await assertSameInput(sql, schema, values, items);
    await queue.plan(account, added, 0, sql);
    return { added: added.length, skipped };
  });
}

function toRows({ salt }: Store, account: string, items: readonly BatchItem[]): readonly object[] {
  return items.map(({ key, name: given, image, options }) => {
    // As the vendor will store it, because the name may be how the avatar is found again.
    const name = storedName(given);
    return {
      id: randomUUID(),
      key,
      name,
      image,
      options: options ?? null,
      input_hash: hashInput(name, image, options),
      tag: tagOf(salt, account, key, 0),
      hidden: hiddenKey(salt, account, key),
    };
  });
}

interface Conflict {
  key: string;
  name: string | null;
  image: string | null;
  options: unknown;
  erased: boolean;
}

async function assertSameInput(
  sql: Sql,
  schema: string,
  values: readonly unknown[],
  items: readonly BatchItem[],
): Promise<void> {
  const [conflict] = await sql.query<Conflict>(
    `SELECT g.key, i.name, i.image, i.options, i.key = g.hidden AS erased FROM ${givenItems}
      JOIN ${schema}.item i ON i.account = $1 AND i.key IN (g.key, g.hidden) WHERE i.input_hash <> g.input_hash LIMIT 1`,
    values,
  );
  if (conflict) throw conflictError(conflict, items);
}

function conflictError(
  { key, erased, ...existing }: Conflict,
  items: readonly BatchItem[],
): InvalidInputError {
  const quoted = JSON.stringify(key);
  if (erased) return new InvalidInputError(undefined, [`the key ${quoted} was erased: use another one`]);
  const show = ({ name, image, options }: { name: unknown; image: unknown; options?: unknown }) =>
    JSON.stringify({ name, image, ...(options ? { options } : {}) });
  const given = items.filter((item) => item.key === key).map(show);
  const other = given.find((input) => input !== show(existing)) ?? given[0];
  return new InvalidInputError(undefined, [
    `the key ${quoted} already exists with other input: ${show(existing)}, not ${other}; a key stands for one avatar`,
  ]);
}
