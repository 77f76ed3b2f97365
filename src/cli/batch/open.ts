import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { Jobs, JobsOptions } from "../../jobs/index.ts";
import type { Context } from "../command.ts";
import { UsageError } from "../errors/usage-error.ts";
import type { Ending } from "../exit-codes.ts";

/** Opens the jobs database for the duration of `use`. */
export async function withJobs(
  { io, screen, values }: Pick<Context, "io" | "screen" | "values">,
  options: Pick<JobsOptions, "accounts">,
  use: (jobs: Jobs) => Promise<Ending>,
): Promise<Ending> {
  const { openJobs } = await import("../../jobs/index.ts");
  const given = values.database ?? (io.env.AVATARS_DATABASE || ".avatars");
  const database = /^[a-z]+:\/\//i.test(given) ? given : resolve(io.cwd, given);
  // Only `batch add` creates a database: any other command would create an empty one in the wrong place.
  if (!options.accounts && database !== given && !existsSync(database)) {
    throw new UsageError(`nothing has been added yet: the folder ${given} does not exist`, [
      "to begin, see `avatars batch add --help`; to use another database, set --database or AVATARS_DATABASE",
    ]);
  }
  const onWarning = (message: string) => screen.note(message, "yellow");
  const jobs = await openJobs({ ...options, database, imagesDir: io.cwd, clock: io.clock, onWarning });
  try {
    return await use(jobs);
  } finally {
    await jobs.close();
  }
}
