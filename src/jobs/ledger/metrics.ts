import { type AccountMetrics, countByState, type ItemState } from "./items.ts";
import type { Store } from "./store.ts";

type MetricsRow = Omit<AccountMetrics, "states"> & { counts: Partial<Record<ItemState, number>> };

export async function readMetrics({ database, schema }: Store): Promise<AccountMetrics[]> {
  const rows = await database.query<MetricsRow>(
    `SELECT a.name AS account, a.credits, a.in_flight AS "inFlight", a.paused IS NOT NULL OR a.suspect AS paused,
        -- GREATEST ignores nulls: without a limit it would be 0.
        CASE WHEN a.credit_limit IS NOT NULL THEN GREATEST(0, a.credit_limit - a.credits) END AS "creditsLeft",
        COALESCE((SELECT jsonb_object_agg(c.state, c.count) FROM
          (SELECT i.state, count(*) FROM ${schema}.item i WHERE i.account = a.name GROUP BY i.state) c), '{}') AS counts,
        COALESCE((SELECT extract(epoch FROM clock_timestamp() - min(b.added_at))::float8 FROM ${schema}.batch b
          WHERE b.account = a.name AND EXISTS
            (SELECT FROM ${schema}.item i WHERE i.batch = b.id AND i.account = a.name AND i.state = 'planned')), 0) AS "queueAgeSeconds"
      FROM ${schema}.account a ORDER BY a.name`,
  );
  return rows.map(({ counts, ...row }) => ({ ...row, states: countByState(counts) }));
}
