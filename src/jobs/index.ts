/**
 * Many avatars, on an engine: durable, shared by workers, within an account's rate and credits, and never twice. Needs the
 * packages `pg-boss` and, without a server, `@electric-sql/pglite`.
 *
 * @module avatar-clients/jobs
 */

import type { Database } from "./database/database.ts";
import { openEngine } from "./engine.ts";
import { Jobs } from "./jobs.ts";
import { Ledger } from "./ledger/ledger.ts";
import { migrate } from "./ledger/migrate.ts";
import { suspectAll } from "./ledger/suspect.ts";
import { checkJobsOptions, type JobsOptions } from "./options.ts";

export type { Added, NewBatch } from "./batches/add.ts";
export type { Batch } from "./batches/batch.ts";
export { rowsOfCsv } from "./batches/csv.ts";
export { DatabaseError } from "./database/errors.ts";
export { FolderBusyError } from "./database/folder/remote.ts";
export type {
  AccountStatus,
  BatchItem,
  ItemResult,
  ItemState,
  Progress,
  ResolveImage,
} from "./items.ts";
export type { ItemChoice, Jobs } from "./jobs.ts";
export type { AccountMetrics } from "./metrics.ts";
export type { AccountOptions, JobsOptions, WorkOptions } from "./options.ts";
export type { Rechecked } from "./recheck.ts";
export type { Worker } from "./work/worker.ts";

/**
 * Opens the ledger and its queue, and makes their tables where there are none. On a folder the first process that opens it
 * runs Postgres; others on the same folder use it through that process.
 *
 * @throws InvalidInputError for an invalid option, with every reason; for a missing package, with the command that installs
 *   it; for tables of a newer version. FolderBusyError where the folder's process does not answer. DatabaseError
 *   where the server cannot be used.
 * @example
 * const jobs = await openJobs({
 *   database: process.env.DATABASE_URL ?? ".avatars",
 *   accounts: { main: { vendor: "protoface", ratePerMinute: 60 } },
 * });
 */
export async function openJobs(options: JobsOptions = {}): Promise<Jobs> {
  const checked = checkJobsOptions(options);
  const { database, schema, connections, onWarning } = checked;
  const recover = (own: Database) => suspectAll(own, schema);
  const engine = await openEngine({ database, schema, connections, onWarning, recover });
  try {
    const ledger = new Ledger(engine, schema, await migrate(engine.database, schema));
    const jobs = new Jobs(engine, ledger, checked);
    await jobs.register();
    return jobs;
  } catch (error) {
    await engine.close();
    throw error;
  }
}
