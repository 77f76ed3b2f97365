import { type Postgres, startPostgres } from "../../../scripts/common/postgres.ts";
import type { FaultServer } from "../../../scripts/common/stand-ins/fault-server.ts";
import { type AccountOptions, type Jobs, type JobsOptions, openJobs } from "../../../src/jobs/index.ts";
import { fastClock, type Pace } from "./fast-clock.ts";
import { freshSchema, setPace } from "./schema.ts";
import { buildWorkers, type WorkerProgram } from "./workers.ts";

/** A Postgres server and a worker program for the tests of a file. */
export interface Stage extends AsyncDisposable {
  readonly postgres: Postgres;
  readonly program: WorkerProgram;
}

export async function setStage(): Promise<Stage> {
  const [postgres, program] = await Promise.all([startPostgres(), buildWorkers()]);
  return {
    postgres,
    program,
    async [Symbol.asyncDispose]() {
      await program[Symbol.asyncDispose]();
      await postgres[Symbol.asyncDispose]();
    },
  };
}

/** Jobs in fresh tables, on a time that workers can share, with one Protoface account, `main`. */
export async function openFresh(
  { postgres }: Stage,
  server: FaultServer,
  speed: number,
  limits: Partial<AccountOptions> = {},
): Promise<{ jobs: Jobs; options: JobsOptions & { schema: string }; pace: Pace }> {
  const account = {
    vendor: "protoface",
    apiKey: "sk-test-0123456789",
    baseUrl: server.origin,
    ...limits,
  } as const;
  const options = { database: postgres.url, schema: freshSchema(), accounts: { main: account } };
  const pace = { since: Date.now(), speed };
  const jobs = await openJobs({ ...options, clock: fastClock(pace) });
  await setPace(postgres.url, options.schema, pace);
  return { jobs, options, pace };
}
