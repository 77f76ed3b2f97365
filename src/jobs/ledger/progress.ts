import { countByState, type ItemState, openStates, type Progress } from "./items.ts";
import { inBatch } from "./results.ts";
import type { Store } from "./store.ts";

export async function readProgress(store: Store, batch?: string): Promise<Progress> {
  const rows = await countItems(store, batch);
  const states = countByState(Object.fromEntries(rows.map(({ state, count }) => [state, count])));
  return {
    total: sum(rows.map(({ count }) => count)),
    states,
    credits: sum(rows.map(({ credits }) => credits)),
    finishesAt: await estimateEnd(store, batch, sum(openStates.map((state) => states[state]))),
  };
}

/** One statement, so that the counts add up. */
async function countItems({ database, schema }: Store, batch: string | undefined) {
  const [condition, values] = inBatch(batch);
  return database.query<{ state: ItemState; count: number; credits: number }>(
    `SELECT i.state, count(*)::float8 AS count, sum(i.credits)::float8 AS credits
      FROM ${schema}.item i WHERE ${condition} GROUP BY i.state`,
    values,
  );
}

/** When what is left will be done, at the speed of the last ten minutes. */
async function estimateEnd(
  { database, schema }: Store,
  batch: string | undefined,
  left: number,
): Promise<Date | null> {
  const [condition, values] = inBatch(batch);
  const [speed] = await database.query<{ made: number; now_ms: number; seconds: number | null }>(
    `SELECT count(*)::float8 AS made, ${schema}.to_ms(${schema}.clock()) AS now_ms,
        extract(epoch FROM ${schema}.clock() - min(i.created_at))::float8 AS seconds
      FROM ${schema}.item i
      WHERE ${condition} AND i.created_at > ${schema}.clock() - interval '10 minutes'`,
    values,
  );
  const { made = 0, now_ms = 0, seconds } = speed ?? {};
  return left > 0 && made > 1 && seconds ? new Date(now_ms + (left / made) * seconds * 1000) : null;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
