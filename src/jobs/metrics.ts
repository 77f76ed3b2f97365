import { type ItemState, itemStates } from "./items.ts";
import type { Ledger } from "./ledger/ledger.ts";

/** What is worth an alarm, an account each. */
export interface AccountMetrics {
  readonly account: string;
  readonly states: Readonly<Record<ItemState, number>>;
  /** Age of the oldest batch that has planned items, in seconds; 0 where none has. */
  readonly queueAgeSeconds: number;
  /** Null without a limit. */
  readonly creditsLeft: number | null;
  readonly credits: number;
  readonly inFlight: number;
  readonly paused: boolean;
}

export async function readMetrics({ database, schema }: Ledger): Promise<AccountMetrics[]> {
  const rows = await database.query<
    Omit<AccountMetrics, "states"> & { counts: Partial<Record<ItemState, number>> }
  >(
    `SELECT a.name AS account, a.credits, a.in_flight AS "inFlight", a.paused IS NOT NULL OR a.suspect AS paused,
        GREATEST(0, a.credit_limit - a.credits) AS "creditsLeft",
        COALESCE((SELECT jsonb_object_agg(c.state, c.count) FROM
          (SELECT i.state, count(*) FROM ${schema}.item i WHERE i.account = a.name GROUP BY i.state) c), '{}') AS counts,
        COALESCE((SELECT extract(epoch FROM clock_timestamp() - min(b.added_at))::float8 FROM ${schema}.batch b
          WHERE b.account = a.name AND EXISTS
            (SELECT FROM ${schema}.item i WHERE i.batch = b.id AND i.account = a.name AND i.state = 'planned')), 0) AS "queueAgeSeconds"
      FROM ${schema}.account a ORDER BY a.name`,
  );
  return rows.map(({ counts, creditsLeft, ...row }) => ({
    ...row,
    creditsLeft: creditsLeft ?? null,
    states: Object.fromEntries(itemStates.map((state) => [state, counts[state] ?? 0])) as Record<
      ItemState,
      number
    >,
  }));
}

/** The same in the text format of Prometheus, version 0.0.4. */
export function toPrometheus(metrics: readonly AccountMetrics[]): string {
  const gauge = (
    name: string,
    help: string,
    of: (one: AccountMetrics) => [labels: string, value: number][],
  ) => [
    `# HELP avatar_jobs_${name} ${help}`,
    `# TYPE avatar_jobs_${name} gauge`,
    ...metrics.flatMap((one) =>
      of(one).map(([labels, value]) => `avatar_jobs_${name}{account="${one.account}"${labels}} ${value}`),
    ),
  ];
  return `${[
    ...gauge("items", "Items by state.", ({ states }) =>
      itemStates.map((state) => [`,state="${state}"`, states[state]]),
    ),
    ...gauge("queue_age_seconds", "Age of the oldest batch with planned items.", (one) => [
      ["", one.queueAgeSeconds],
    ]),
    ...gauge("credits", "Credits spent and reserved.", (one) => [["", one.credits]]),
    ...gauge("credits_left", "Credits up to the limit, of accounts that have one.", (one) =>
      one.creditsLeft === null ? [] : [["", one.creditsLeft]],
    ),
    ...gauge("in_flight", "Items on their way or building.", (one) => [["", one.inFlight]]),
    ...gauge("paused", "Whether the account creates nothing.", (one) => [["", Number(one.paused)]]),
  ].join("\n")}\n`;
}
