#!/usr/bin/env node
import process from "node:process";
import { createInterface } from "node:readline/promises";
import { endings } from "./exit-codes.ts";
import { main } from "./main.ts";

const stop = new AbortController();
let told = false;

function interrupt(signal: NodeJS.Signals): void {
  // A second signal exits immediately. Except SIGHUP: when a terminal closes, both the shell and the kernel send one.
  if (signal !== "SIGHUP") {
    if (told) process.exit(endings.interrupted.code);
    told = true;
  }
  stop.abort(new Error("interrupted"));
}

/** A deleted directory has no path, and not every command needs one. */
function workingDirectory(): string {
  try {
    return process.cwd();
  } catch {
    return ".";
  }
}

/** Leaves line editing to the terminal, so that Ctrl-C remains a signal; end of input counts as an empty line. */
async function ask(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr, terminal: false });
  const ended = new Promise<string>((resolve) => lines.once("close", () => resolve("")));
  try {
    return await Promise.race([lines.question(question, { signal: stop.signal }), ended]);
  } finally {
    lines.close();
  }
}

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
for (const signal of signals) process.on(signal, interrupt);
// A closed reader (`| head -1`, a closed terminal) is not a failure: the id must then be shown elsewhere.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);

const { stdin, stdout, stderr, env } = process;
// Not process.exit(), which can truncate output that a pipe has not taken yet.
process.exitCode = await main(process.argv.slice(2), {
  stdout,
  stderr,
  stdin,
  env,
  cwd: workingDirectory(),
  signal: stop.signal,
  ask: stdin.isTTY && stderr.isTTY ? ask : undefined,
});
for (const signal of signals) process.off(signal, interrupt);
// After Ctrl-C, do not wait for open handles.
if (stop.signal.aborted) stdout.write("", () => stderr.write("", () => process.exit()));
