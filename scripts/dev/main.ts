/**
 * Types and tests while one works: tsc over everything, and Vitest over the tests that uncommitted changes affect, both
 * again at every change, in one terminal. What follows `--` is for Vitest: `npm run dev -- test/unit`. Ctrl-C ends both.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { projectRoot } from "../common/project.ts";

const require = createRequire(import.meta.url);

function programOf(name: string, file: string): string {
  return join(dirname(require.resolve(`${name}/package.json`)), file);
}

const tests = process.argv.slice(2);
// Named tests are run whether they are affected or not, at first.
const chosen = tests.length > 0 ? tests : ["--changed"];
const watchers: Readonly<Record<string, readonly string[]>> = {
  types: [programOf("typescript", "bin/tsc"), "-p", "tsconfig.json", "--watch", "--preserveWatchOutput"],
  tests: [
    programOf("vitest", "vitest.mjs"),
    "watch",
    "--project=!slow*",
    "--clearScreen=false",
    "--passWithNoTests",
    ...chosen,
  ],
};

/** Starts a watcher; each line that it prints says whose it is. */
function start(name: string, args: readonly string[]): ChildProcess {
  const env = { ...process.env, ...(process.stdout.isTTY && { FORCE_COLOR: "1" }) };
  // Vitest takes keys: h for help.
  const stdin = name === "tests" ? "inherit" : "ignore";
  const child = spawn(process.execPath, args, { cwd: projectRoot, env, stdio: [stdin, "pipe", "pipe"] });
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on("line", (line) => {
      if (line.trim() !== "") console.log(`${name} | ${line}`);
    });
  return child;
}

const children = Object.entries(watchers).map(([name, args]) => start(name, args));
const endAll = () => {
  for (const child of children) child.kill();
};
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, endAll);
// One alone would look like all is well.
for (const child of children) child.once("close", endAll);
