/**
 * `npm run test:jobs`: all tests of the job engine, on in-process Postgres and on a real server. Sizes fit a small machine;
 * change them with JOBS_ITEMS, JOBS_SEEDS, JOBS_FIRST and JOBS_ROWS.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../common/project.ts";
import { runScript } from "../common/run-script.ts";

await runScript(async () => {
  if (!process.env.DATABASE_URL && !existsSync("/usr/lib/postgresql"))
    throw new Error("set DATABASE_URL, or install Debian's package: apt-get install -y postgresql");
  const vitest = join(projectRoot, "node_modules/vitest/vitest.mjs");
  const args = [vitest, "run", "--project=slow-jobs", ...process.argv.slice(2)];
  const tests = spawn(process.execPath, args, { cwd: projectRoot, stdio: "inherit" });
  const [code] = await once(tests, "exit");
  process.exitCode = code ?? 1;
});
