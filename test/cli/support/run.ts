import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { main } from "../../../src/cli/main.ts";
import { type Clock, systemClock } from "../../../src/core/time/clock.ts";

/** A folder without a .env file. */
export const bare = fileURLToPath(new URL(".", import.meta.url));

/** 1280x720, which every vendor accepts. */
export const portrait = fileURLToPath(new URL("../../../scripts/demo/portrait.png", import.meta.url));

export interface RunOptions {
  env?: Readonly<Record<string, string>>;
  cwd?: string;
  signal?: AbortSignal;
  clock?: Clock;
  /** Content of standard input. */
  stdin?: Uint8Array | string;
  /** Width of the terminal that stdout and stderr are; undefined for pipes. */
  columns?: number;
  /** Nobody reads stdout. */
  unread?: boolean;
  /** Nobody reads stderr. */
  unheard?: boolean;
  /** A user's answers at the terminal. */
  ask?(question: string): Promise<string>;
  /** Called with everything printed, as it is printed. */
  onText?(text: string): void;
}

export interface Ran {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs a command line in this process. */
export async function runCli(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const { env = {}, cwd = bare, signal = new AbortController().signal, clock = hurry(), columns } = options;
  const written = { stdout: "", stderr: "" };
  const output = (stream: keyof typeof written) => ({
    isTTY: columns !== undefined,
    columns,
    rows: 24,
    write(text: string, done?: (error?: Error) => void) {
      if (stream === "stdout" ? options.unread : options.unheard) return done?.(new Error("EPIPE"));
      written[stream] += text;
      options.onText?.(text);
      done?.();
    },
  });
  const io = {
    stdin: Readable.from(options.stdin === undefined ? [] : [Buffer.from(options.stdin)]),
    stdout: output("stdout"),
    stderr: output("stderr"),
    env,
    cwd,
    signal,
    clock,
    ask: options.ask,
  };
  return { code: await main(args, io), ...written };
}

/** Parses the lines of a run's stdout as JSON. */
export function jsonLines({ stdout }: Ran): Record<string, unknown>[] {
  return stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
}

/**
 * A clock that runs 20 times as fast as the real one from now on, so that waits of seconds end quickly. Each run needs its
 * own: an old one is minutes ahead of the vendor's.
 */
function hurry(): Clock {
  const startedAt = systemClock.now();
  return {
    now: () => startedAt + (systemClock.now() - startedAt) * 20,
    after: (ms, callback) => systemClock.after(ms / 20, callback),
    random: () => 0,
  };
}
