import type { AccountStatus, Batch, Jobs, Progress } from "../../jobs/index.ts";

/** The progress, as `batch status --json` prints it. */
export interface Status extends Progress {
  readonly accounts: readonly AccountStatus[];
}

export async function readStatus(jobs: Jobs, batch?: Batch): Promise<Status> {
  const [progress, accounts] = await Promise.all([(batch ?? jobs).progress(), jobs.accounts()]);
  return {
    ...progress,
    accounts: batch ? accounts.filter(({ account }) => account === batch.account) : accounts,
  };
}

/** How long to wait before the next query, because counting a million items takes the database a while. */
export const pauseAfter = (tookMs: number): number => Math.max(2_000, 10 * tookMs);

/** How many items have not reached a final state. */
export function leftOf({ states: { planned, intended, created, unknown } }: Progress): number {
  return planned + intended + created + unknown;
}

/** The non-zero counts, on one line. */
export function countsOf({ total, states }: Progress): string {
  const counts = Object.entries(states).filter(([, count]) => count > 0);
  return [`${total} items`, ...counts.map(([state, count]) => `${count} ${state}`)].join(", ");
}

export function accountLine({
  account,
  vendor,
  paused,
  inFlight,
  credits,
  creditLimit,
}: AccountStatus): string {
  const limit = creditLimit === null ? "" : ` of ${creditLimit}`;
  const state = paused === null ? "" : `; paused: ${paused}`;
  return `${account} (${vendor}): ${inFlight} in flight, ${credits}${limit} credits${state}`;
}
