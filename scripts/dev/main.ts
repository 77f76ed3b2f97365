/**
 * Type checks and tests while you work: tsc on everything and Vitest on the tests that uncommitted changes affect, both
 * rerun on every change, in one terminal. Arguments after `--` go to Vitest: `npm run dev -- test/unit`. Ctrl-C ends both.
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
// Tests given by name run at first even if nothing affects them.
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

/** Starts a watcher; each line of its output is prefixed with its name. */
function start(name: string, args: readonly string[]): ChildProcess {
  const env = { ...process.env, ...(process.stdout.isTTY && { FORCE_COLOR: "1" }) };
  // Vitest takes key presses: h for help.
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
// If one dies, stop both: the other alone would suggest that all is well.
for (const child of children) child.once("close", endAll);
