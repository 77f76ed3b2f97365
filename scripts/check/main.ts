/**
 * Everything that can be checked without running a test. Exits with 1 if something is wrong.
 *
 *   npm run check                       the static checks, one per core at a time; each is reported in full as it
 *                                       finishes, with every finding and not only the first
 *   npm run check -- NAME [options]     one check, with its own options
 */
import { spawnSync } from "node:child_process";
import { availableParallelism } from "node:os";
import { delimiter, join } from "node:path";
import { projectRoot } from "../common/project.ts";
import { runScript } from "../common/run-script.ts";
import { checkNames, checks } from "./checks.ts";
import { sideBySide } from "./side-by-side.ts";

function runOne(name: string, options: readonly string[]): void {
  const known = checkNames.find((each) => each === name);
  if (known === undefined) throw new Error(`unknown check ${name}; the checks are ${checkNames.join(", ")}`);
  const [program, ...args] = checks[known].command;
  // On Windows, package binaries are shell scripts.
  const shell = process.platform === "win32";
  const { status, error } = spawnSync(program, [...args, ...options], { stdio: "inherit", shell });
  if (error) throw error;
  process.exitCode = status ?? 1;
}

async function runStatic(): Promise<void> {
  const steps = checkNames
    .filter((name) => checks[name].isStatic)
    .map((name) => ({ name, command: checks[name].command.join(" ") }));
  const failed: string[] = [];
  await sideBySide(steps, availableParallelism(), ({ name, ok, output, seconds }) => {
    if (!ok) failed.push(name);
    console.log(`${ok ? "ok  " : "FAIL"}  ${name}, ${seconds.toFixed(1)} s\n${output}`);
  });
  if (failed.length > 0) throw new Error(`FAILED: ${failed.join(", ")}`);
}

await runScript(async () => {
  process.chdir(projectRoot);
  // npm does this too; needed when the file is started directly.
  process.env.PATH = [join(projectRoot, "node_modules/.bin"), process.env.PATH].join(delimiter);
  const [name, ...options] = process.argv.slice(2);
  if (name === undefined) await runStatic();
  else runOne(name, options);
});
