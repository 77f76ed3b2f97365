import { spawn as spawnChild } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { spawn as spawnTerminal } from "@lydell/node-pty";
import { bare } from "./run.ts";

const loader = join(dirname(createRequire(import.meta.url).resolve("tsx/package.json")), "dist/loader.mjs");
const bin = fileURLToPath(new URL("../../../src/cli/bin.ts", import.meta.url));
const node = ["--import", pathToFileURL(loader).href];

export interface ProcessOptions {
  env?: Readonly<Record<string, string>>;
  cwd?: string;
  columns?: number;
  /** Nobody reads stdout, as after `| true`. */
  unread?: true;
  /** The file that stdout is redirected to; pipes only. */
  stdout?: string;
  /** Additional arguments for Node itself. */
  nodeArgs?: readonly string[];
}

/** The program running as a separate process. */
export interface Running {
  /** All output so far; on a terminal stdout and stderr are combined. */
  readonly output: string;
  readonly stdout: string;
  /** Resolves once the output matches. */
  until(pattern: RegExp): Promise<void>;
  interrupt(): void;
  signal(name: NodeJS.Signals): void;
  /** Closes the terminal or the pipes, as a dropped connection does. */
  hangUp(): void;
  /** The exit code; undefined if killed by a signal. */
  readonly ended: Promise<number | undefined>;
}

export type Launch = (args: readonly string[], options?: ProcessOptions) => Running;

const clean = { PATH: process.env.PATH ?? "", TERM: "xterm-256color" };

/** Launches with stdio connected to pipes. */
export const throughPipes: Launch = (args, options = {}) => {
  const { env = {}, cwd = bare, nodeArgs = [], unread, stdout: file } = options;
  const target = file === undefined ? "pipe" : openSync(file, "w");
  const child = spawnChild(process.execPath, [...node, ...nodeArgs, bin, ...args], {
    cwd,
    env: { ...clean, ...env },
    stdio: ["ignore", target, "pipe"],
  });
  if (typeof target === "number") closeSync(target);
  if (unread) child.stdout?.destroy();
  const watched = watch();
  let stdout = "";
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
    watched.add(text);
  });
  child.stderr?.setEncoding("utf8").on("data", watched.add);
  const ended = once(child, "close").then(([code]) => watched.end(code ?? undefined));
  return {
    get output() {
      return watched.text();
    },
    get stdout() {
      return stdout;
    },
    until: watched.until,
    interrupt: () => child.kill("SIGINT"),
    signal: (name) => child.kill(name),
    hangUp() {
      for (const stream of [child.stdout, child.stderr]) stream?.destroy();
      child.kill("SIGHUP");
    },
    ended,
  };
};

/** Launches on a real terminal. */
export const onTerminal: Launch = (args, { env = {}, cwd = bare, columns = 120, nodeArgs = [] } = {}) => {
  const terminal = spawnTerminal(process.execPath, [...node, ...nodeArgs, bin, ...args], {
    cwd,
    env: { ...clean, ...env },
    cols: columns,
    rows: 30,
  });
  const watched = watch();
  terminal.onData(watched.add);
  const ended = new Promise<number | undefined>((resolve) =>
    terminal.onExit(({ exitCode, signal }) => resolve(watched.end(signal ? undefined : exitCode))),
  );
  return {
    get output() {
      return watched.text();
    },
    get stdout() {
      return watched.text();
    },
    until: watched.until,
    interrupt: () => terminal.write("\u0003"),
    signal: (name) => terminal.kill(name),
    hangUp() {
      if ("destroy" in terminal && typeof terminal.destroy === "function") terminal.destroy();
      else throw new Error("the terminal cannot be closed");
    },
    ended,
  };
};

function watch() {
  let text = "";
  let over = false;
  const waiting = new Set<() => void>();
  const wake = () => {
    for (const look of [...waiting]) look();
  };
  return {
    text: () => text,
    add(more: string) {
      text += more;
      wake();
    },
    end(code: number | undefined): number | undefined {
      over = true;
      wake();
      return code;
    },
    until: (pattern: RegExp) =>
      new Promise<void>((resolve, reject) => {
        const look = () => {
          if (!pattern.test(text) && !over) return;
          waiting.delete(look);
          if (pattern.test(text)) resolve();
          else reject(new Error(`ended without ${pattern}:\n${text}`));
        };
        waiting.add(look);
        look();
      }),
  };
}
