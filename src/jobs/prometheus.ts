import { type AccountMetrics, itemStates } from "./ledger/items.ts";

/** The text format of Prometheus, version 0.0.4. */
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
