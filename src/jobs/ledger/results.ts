import { type ItemResult, type ItemState, openStates } from "./items.ts";
import { type Shown, toResult } from "./rows.ts";
import type { Store } from "./store.ts";

const pageLength = 1_000;

/** A condition on an item `i`, and its values: the item belongs to the batch, or to any. */
export const inBatch = (batch: string | undefined): [condition: string, values: unknown[]] =>
  batch === undefined ? ["true", []] : ["i.batch = $1", [batch]];

/** Every item in the given states, by account and key. */
export async function* results(
  { database, schema }: Store,
  batch: string | undefined,
  states: readonly ItemState[] | undefined,
): AsyncGenerator<ItemResult, void, undefined> {
  const [condition, values] = inBatch(batch);
  const at = (index: number) => `$${values.length + index}`;
  let after = ["", ""];
  for (;;) {
    const rows = await database.query<{ shown: Shown }>(
      `SELECT ${schema}.shown(i) AS shown FROM ${schema}.item i
        WHERE ${condition} AND (i.account, i.key) > (${at(1)}, ${at(2)})
          AND (${at(3)}::text[] IS NULL OR i.state = ANY (${at(3)}::text[]))
        ORDER BY i.account, i.key LIMIT ${pageLength}`,
      [...values, ...after, states ?? null],
    );
    for (const { shown } of rows) yield toResult(shown);
    const last = rows.at(-1)?.shown;
    if (!last || rows.length < pageLength) return;
    after = [last.account, last.key];
  }
}

/** One page of what has changed in a batch. */
export interface ChangePage {
  readonly changes: readonly { readonly result: ItemResult; readonly changed: number }[];
  /** Whether the next page may be read at once. */
  readonly full: boolean;
  /** Whether, before the page was read, some item could still change without a person. */
  readonly open: boolean;
}

/** Items of a batch that have changed after the change of that number, in order of their last change. */
export async function changesAfter(
  { database, schema }: Store,
  batch: string,
  after: number,
): Promise<ChangePage> {
  const [{ open } = { open: false }] = await database.query<{ open: boolean }>(
    `SELECT EXISTS (SELECT FROM ${schema}.item i WHERE i.batch = $1 AND i.state = ANY ($2::text[])) AS open`,
    [batch, openStates],
  );
  const rows = await database.query<{ shown: Shown; changed: number }>(
    `SELECT ${schema}.shown(i) AS shown, i.changed::float8 AS changed FROM ${schema}.item i
      WHERE i.batch = $1 AND i.changed > $2 ORDER BY i.changed LIMIT ${pageLength}`,
    [batch, after],
  );
  const changes = rows.map(({ shown, changed }) => ({ result: toResult(shown), changed }));
  return { changes, full: rows.length === pageLength, open };
}
