import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { buildChild } from "./build.ts";

/** Runs a program of `children/` to completion and parses its output as JSON. */
export function runChild<Result>(
  name: string,
  args: readonly string[],
  flags: readonly string[] = [],
): Result {
  const run = spawnSync(process.execPath, [...flags, buildChild(name), ...args], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (run.status !== 0) throw new Error(`the benchmark program ${name} failed`);
  return JSON.parse(run.stdout) as Result;
}

/**
 * Starts a server of `children/` in a separate process, so that it does not share an event loop with the code being
 * measured.
 */
export async function startChildServer(name: string): Promise<{ url: string } & Disposable> {
  const child: ChildProcess = spawn(process.execPath, [buildChild(name)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (!child.stdout) throw new Error(`${name} has no output`);
  const [url] = (await once(createInterface(child.stdout), "line")) as [string];
  return { url, [Symbol.dispose]: () => void child.kill() };
}
