import type { Clock } from "../core/time/clock.ts";

/** A text stream, such as Node's `process.stdout`. */
export interface Output {
  write(text: string, done?: (error?: Error | null) => void): unknown;
  isTTY?: boolean | undefined;
  columns?: number | undefined;
  rows?: number | undefined;
}

/** Everything the program knows about its environment, so that tests can replace it. */
export interface CliIo {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Standard input, read if a file is named `-`. */
  readonly stdin?: AsyncIterable<Uint8Array> | undefined;
  /** Aborted by the first Ctrl-C. */
  readonly signal: AbortSignal;
  /** Asks the user at the terminal and returns the line typed; absent without a terminal. */
  readonly ask?: ((question: string) => Promise<string>) | undefined;
  /** The clock for waits and retries. Default: the system's. */
  readonly clock?: Clock | undefined;
}
