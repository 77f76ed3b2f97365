/**
 * Batch jobs: many workers durably create many avatars, within each account's rate limit and credits, and never one twice.
 * Requires the packages `pg-boss` and, without a server, `@electric-sql/pglite`.
 *
 * @module avatar-clients/jobs
 */

import type { Database } from "./database/database.ts";
import { openEngine } from "./engine/engine.ts";
import { Jobs } from "./jobs.ts";
import { Ledger } from "./ledger/ledger.ts";
import { suspectAll } from "./ledger/rechecks.ts";
import { checkJobsOptions } from "./options/check-options.ts";
import { type JobsOptions, toAccounts } from "./options/options.ts";

export type { Batch } from "./batches/batch.ts";
export type { NewBatch } from "./batches/check-batch.ts";
export { rowsOfCsv } from "./batches/csv.ts";
export { DatabaseError } from "./database/errors.ts";
export { FolderBusyError } from "./database/folder/remote.ts";
export type { ItemChoice, Jobs } from "./jobs.ts";
export type {
  AccountMetrics,
  AccountStatus,
  Added,
  BatchItem,
  ItemResult,
  ItemState,
  Progress,
} from "./ledger/items.ts";
export type { AccountOptions, JobsOptions, ResolveImage, WorkOptions } from "./options/options.ts";
export type { Rechecked } from "./work/recheck.ts";
export type { Worker } from "./work/worker.ts";

/**
 * Opens the ledger and its queue, and creates their tables unless they exist. If the database is a folder, the first process
 * to open it runs Postgres, and other processes use it through that one.
 *
 * @throws InvalidInputError for an invalid option, listing every reason; for a missing package, with the command that installs
 *   it; for tables of a newer version. FolderBusyError if the folder's process does not respond. DatabaseError if the server
 *   cannot be used.
 * @example
 * const jobs = await openJobs({
 *   database: process.env.DATABASE_URL ?? ".avatars",
 *   accounts: { main: { vendor: "protoface", ratePerMinute: 60 } },
 * });
 */
export async function openJobs(options: JobsOptions = {}): Promise<Jobs> {
  const checked = checkJobsOptions(options);
  const { accounts, database, schema, connections, onWarning } = checked;
  const recover = (own: Database) => suspectAll(own, schema);
  const engine = await openEngine({ database, schema, connections, onWarning, recover });
  try {
    const ledger = await Ledger.open(engine, schema);
    await ledger.accounts.register(toAccounts(accounts));
    return new Jobs(engine, ledger, checked);
  } catch (error) {
    await engine.close();
    throw error;
  }
}
