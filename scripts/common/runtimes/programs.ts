import { spawn } from "node:child_process";
import type { Readable } from "node:stream";

/** A running program, including every process that it starts. */
export interface Program extends AsyncDisposable {
  /** By file descriptor: 1 is stdout, 2 is stderr, others as requested. */
  pipes: readonly (Readable | undefined)[];
  /** Resolves when it has ended, for whatever reason. */
  closed: Promise<{ good: boolean; output: string; problem: string }>;
}

export interface ProgramOptions {
  cwd: string;
  /** Ends the program when aborted. */
  signal?: AbortSignal;
  /** Whether descriptor 3 is a pipe to read from. */
  control?: boolean;
}

/** Starts a program in a process group of its own; the whole group ends with it. */
export function startProgram(
  command: string,
  args: readonly string[],
  { cwd, signal, control = false }: ProgramOptions,
): Program {
  const stdio: ("ignore" | "pipe")[] = ["ignore", "pipe", "pipe", ...(control ? (["pipe"] as const) : [])];
  const child = spawn(command, args, { cwd, detached: true, stdio });
  const pipes = child.stdio.map((pipe) => (pipe as Readable | null) ?? undefined);
  const output = collect(pipes[1]);
  const errors = collect(pipes[2]);
  const end = (): void => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
    } catch {
      // Already gone.
    }
  };
  process.once("exit", end);
  signal?.addEventListener("abort", end);
  if (signal?.aborted) end();
  const closed = new Promise<{ good: boolean; how: string }>((resolve) => {
    child.once("error", ({ message }) => resolve({ good: false, how: message }));
    child.once("close", (code, killed) => resolve({ good: code === 0, how: `ended with ${killed ?? code}` }));
  }).then(({ good, how }) => {
    process.off("exit", end);
    signal?.removeEventListener("abort", end);
    return { good, output: output(), problem: [how, ...lastLines(errors())].join(" | ") };
  });
  return {
    pipes,
    closed,
    async [Symbol.asyncDispose]() {
      end();
      await closed;
    },
  };
}

/** Runs a program to its end and returns its output. @throws if it fails, with the last of its error output. */
export async function finish(
  command: string,
  args: readonly string[],
  options: ProgramOptions,
): Promise<string> {
  const { good, output, problem } = await startProgram(command, args, options).closed;
  if (!good) throw new Error(problem);
  return output;
}

function collect(pipe: Readable | undefined): () => string {
  let text = "";
  pipe?.setEncoding("utf8").on("data", (piece: string) => {
    text += piece;
  });
  return () => text;
}

function lastLines(text: string): string[] {
  return text.trim().split("\n").slice(-4).filter(Boolean);
}
