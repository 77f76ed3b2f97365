import type { Clock } from "../core/time/clock.ts";

/** Where text goes; Node's `process.stdout` is one. */
export interface Output {
  write(text: string, done?: (error?: Error | null) => void): unknown;
  isTTY?: boolean | undefined;
  columns?: number | undefined;
  rows?: number | undefined;
}

/** All that the program knows of its surroundings, so that tests can give it others. */
export interface CliIo {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Standard input, read where a file is named `-`. */
  readonly stdin?: AsyncIterable<Uint8Array> | undefined;
  /** Aborted by the first Ctrl-C. */
  readonly signal: AbortSignal;
  /** Asks the person at the terminal, and gives the line that was typed; absent without a terminal. */
  readonly ask?: ((question: string) => Promise<string>) | undefined;
  /** The time that waits and retries go by. Default: the system's. */
  readonly clock?: Clock | undefined;
}
