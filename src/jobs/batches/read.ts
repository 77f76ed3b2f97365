import { InvalidInputError } from "../../core/errors/index.ts";
import { type Clock, sleep } from "../../core/time/clock.ts";
import { type ItemResult, type ItemState, itemStates, type Progress } from "../items.ts";
import type { Ledger, Shown } from "../ledger/ledger.ts";

const pageLength = 1_000;
const eventPauseMs = 500;
const open: readonly ItemState[] = ["planned", "intended", "created", "unknown"];

/** Which items: of a batch, or all. */
export type Scope = { readonly batch?: string };

const inScope = ({ batch }: Scope): [string, unknown[]] =>
  batch === undefined ? ["true", []] : ["i.batch = $1", [batch]];

function toResult({ key, name, account, vendor, state, id, reason, candidates }: Shown): ItemResult {
  return { key, name, account, vendor, state, id, reason, candidates };
}

/** Every item, by account and key. */
export async function* results(
  { database, schema }: Ledger,
  scope: Scope,
  states: readonly ItemState[] | undefined,
): AsyncGenerator<ItemResult, void, undefined> {
  const odd = states?.filter((state) => !itemStates.includes(state)) ?? [];
  if (odd.length > 0)
    throw new InvalidInputError(undefined, [
      `states must be of ${itemStates.join(", ")}, not ${odd.join(", ")}`,
    ]);
  const [condition, values] = inScope(scope);
  let after = ["", ""];
  for (;;) {
    const rows = await database.query<{ shown: Shown }>(
      `SELECT ${schema}.shown(i) AS shown FROM ${schema}.item i
        WHERE ${condition} AND (i.account, i.key) > ($${values.length + 1}, $${values.length + 2})
          AND ($${values.length + 3}::text[] IS NULL OR i.state = ANY ($${values.length + 3}::text[]))
        ORDER BY i.account, i.key LIMIT ${pageLength}`,
      [...values, ...after, states ?? null],
    );
    for (const { shown } of rows) yield toResult(shown);
    const last = rows.at(-1)?.shown;
    if (!last || rows.length < pageLength) return;
    after = [last.account, last.key];
  }
}

/** Changes of a batch's items from its beginning on, each item as it is by then, until none can change by itself any more. */
export async function* events(
  ledger: Ledger,
  batch: string,
  clock: Clock,
  signal: AbortSignal | undefined,
): AsyncGenerator<ItemResult, void, undefined> {
  const { database, schema } = ledger;
  let after = 0;
  for (;;) {
    signal?.throwIfAborted();
    const [{ left } = { left: false }] = await database.query<{ left: boolean }>(
      `SELECT EXISTS (SELECT FROM ${schema}.item i WHERE i.batch = $1 AND i.state = ANY ($2::text[])) AS left`,
      [batch, open],
    );
    const rows = await database.query<{ shown: Shown; changed: number }>(
      `SELECT ${schema}.shown(i) AS shown, i.changed::float8 AS changed FROM ${schema}.item i
        WHERE i.batch = $1 AND i.changed > $2 ORDER BY i.changed LIMIT ${pageLength}`,
      [batch, after],
    );
    for (const { shown, changed } of rows) {
      after = changed;
      yield toResult(shown);
    }
    if (rows.length === 0 && !left) return;
    if (rows.length < pageLength) await sleep(clock, eventPauseMs, signal);
  }
}

/** Counts by state in one statement, so that they add up. */
export async function progress({ database, schema }: Ledger, scope: Scope): Promise<Progress> {
  const [condition, values] = inScope(scope);
  const rows = await database.query<{ state: ItemState; count: number; credits: number }>(
    `SELECT i.state, count(*)::float8 AS count, sum(i.credits)::float8 AS credits
      FROM ${schema}.item i WHERE ${condition} GROUP BY i.state`,
    values,
  );
  const [speed] = await database.query<{ made: number; now_ms: number; seconds: number | null }>(
    `SELECT count(*)::float8 AS made, ${schema}.to_ms(${schema}.clock()) AS now_ms,
        extract(epoch FROM ${schema}.clock() - min(i.created_at))::float8 AS seconds
      FROM ${schema}.item i
      WHERE ${condition} AND i.created_at > ${schema}.clock() - interval '10 minutes'`,
    values,
  );
  const states = Object.fromEntries(itemStates.map((state) => [state, 0])) as Record<ItemState, number>;
  for (const { state, count } of rows) states[state] = count;
  const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);
  const left = sum(open.map((state) => states[state]));
  const { made = 0, now_ms = 0, seconds } = speed ?? {};
  const finishesAt =
    left > 0 && made > 1 && seconds ? new Date(now_ms + (left / made) * seconds * 1000) : null;
  return {
    total: sum(rows.map(({ count }) => count)),
    states,
    credits: sum(rows.map((row) => row.credits)),
    finishesAt,
  };
}
