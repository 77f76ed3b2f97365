/** `npm run test:jobs`: everything about jobs, on Postgres in this process and on a real server. */
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { projectRoot } from "../common/project.ts";
import { runScript } from "../common/run-script.ts";

await runScript(async () => {
  if (!process.env.DATABASE_URL && !existsSync("/usr/lib/postgresql")) await install();
  const vitest = join(projectRoot, "node_modules/vitest/vitest.mjs");
  const args = [vitest, "run", "--project=slow-jobs", ...process.argv.slice(2)];
  const tests = spawn(process.execPath, args, { cwd: projectRoot, stdio: "inherit" });
  const [code] = await once(tests, "exit");
  process.exitCode = code ?? 1;
});

/** Only where a machine is thrown away afterwards. */
async function install(): Promise<void> {
  if (!process.env.CI) throw new Error("set DATABASE_URL, or install Postgres: apt-get install postgresql");
  const sudo = process.getuid?.() === 0 ? [] : ["sudo"];
  for (const command of ["apt-get update -q", "apt-get install -q -y --no-install-recommends postgresql"]) {
    const [program = "", ...args] = [...sudo, ...command.split(" ")];
    await promisify(execFile)(program, args, { env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } });
  }
}
