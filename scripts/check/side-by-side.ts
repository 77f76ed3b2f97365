import { spawn } from "node:child_process";

/** A shell command. */
export interface CheckStep {
  readonly name: string;
  readonly command: string;
}

export interface EndedStep {
  readonly name: string;
  readonly ok: boolean;
  /** stdout and stderr, combined. */
  readonly output: string;
  readonly seconds: number;
}

function runStep({ name, command }: CheckStep): Promise<EndedStep> {
  const startedAt = performance.now();
  return new Promise((resolve) => {
    const child = spawn(command, { shell: true, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    const add = (text: string): void => {
      output += text;
    };
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", add);
    const end = (ok: boolean) =>
      resolve({ name, ok, output, seconds: (performance.now() - startedAt) / 1000 });
    child.once("error", (error) => {
      add(error.message);
      end(false);
    });
    // A process killed by a signal has no exit code and counts as failed.
    child.once("close", (code) => end(code === 0));
  });
}

/**
 * Runs all steps in order, a limited number at a time; a failure does not stop the others. Each is reported as it ends, with
 * its output in one piece.
 */
export async function sideBySide(
  steps: readonly CheckStep[],
  atOnce: number,
  report: (ended: EndedStep) => void,
): Promise<void> {
  const queue = [...steps];
  const work = async (): Promise<void> => {
    for (let step = queue.shift(); step; step = queue.shift()) report(await runStep(step));
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}
