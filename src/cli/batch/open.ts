import { resolve } from "node:path";
import type { Jobs, JobsOptions } from "../../jobs/index.ts";
import type { Context } from "../command.ts";
import type { Ending } from "../exit-codes.ts";

/** Opens the jobs for the time of `use`. */
export async function withJobs(
  { io, values }: Pick<Context, "io" | "values">,
  options: Pick<JobsOptions, "accounts">,
  use: (jobs: Jobs) => Promise<Ending>,
): Promise<Ending> {
  const { openJobs } = await import("../../jobs/index.ts");
  const given = values.database ?? (io.env.AVATARS_DATABASE || ".avatars");
  const database = /^postgres(ql)?:\/\//.test(given) ? given : resolve(io.cwd, given);
  const jobs = await openJobs({ ...options, database, imagesDir: io.cwd, clock: io.clock });
  try {
    return await use(jobs);
  } finally {
    await jobs.close();
  }
}
