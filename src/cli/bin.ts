#!/usr/bin/env node
import process from "node:process";
import { endings } from "./exit-codes.ts";
import { main } from "./main.ts";

const stop = new AbortController();

function interrupt(): void {
  // The second one means now.
  if (stop.signal.aborted) process.exit(endings.interrupted.code);
  stop.abort(new Error("interrupted"));
}

for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, interrupt);
// A reader that went away (`| head -1`) is no mishap: an id still has to be seen, then on stderr.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);

const { stdout, stderr, env } = process;
// Not process.exit(), which can cut off what a pipe has not taken yet.
process.exitCode = await main(process.argv.slice(2), {
  stdout,
  stderr,
  env,
  cwd: process.cwd(),
  signal: stop.signal,
});
for (const signal of ["SIGINT", "SIGTERM"] as const) process.off(signal, interrupt);
// Whoever pressed Ctrl-C does not wait for what is still open.
if (stop.signal.aborted) stdout.write("", () => stderr.write("", () => process.exit()));
