import { type ChildProcess, fork } from "node:child_process";
import type { Message, Task } from "./protocol.ts";

/** Limit in real time for a run that normally takes some tens of milliseconds. */
const longestRunMs = 120_000;

export interface PlayerOptions {
  readonly program: string;
  /** The Node binary to run it with. */
  readonly execPath?: string;
  readonly cwd: string;
  /** An additional folder to look up packages in. */
  readonly modules?: string;
}

/** A process that plays runs; restarted if a run kills it. */
export class Player {
  readonly #options: PlayerOptions;
  #child: ChildProcess | undefined;

  constructor(options: PlayerOptions) {
    this.#options = options;
  }

  /** Runs a task and passes on the messages. A run that ends the process, or never ends, is reported as a failure. */
  async run(task: Task, onMessage: (message: Message) => void): Promise<void> {
    let left = task;
    for (;;) {
      const lost = await this.#once(left, onMessage);
      if (lost === undefined) return;
      const { seed, why } = lost;
      const complaints = [{ rule: "process", text: why }];
      if (left.kind === "tell") return onMessage({ kind: "told", seed, text: why, complaints });
      onMessage({ kind: "played", seed, complaints, counts: {} });
      const { seeds } = left;
      left = { ...left, seeds: seeds.slice(seeds.indexOf(seed) + 1) };
    }
  }

  close(): void {
    this.#child?.kill("SIGKILL");
    this.#child = undefined;
  }

  async #once(
    task: Task,
    onMessage: (message: Message) => void,
  ): Promise<{ seed: number; why: string } | undefined> {
    const child = this.#child ?? (await this.#start());
    let seed = task.kind === "tell" ? task.seed : (task.seeds[0] ?? 0);
    let timer: NodeJS.Timeout | undefined;
    let clean = (): void => undefined;
    try {
      return await new Promise((resolve) => {
        const watch = (): void => {
          clearTimeout(timer);
          timer = setTimeout(
            () => {
              this.close();
              resolve({ seed, why: `has not ended after ${longestRunMs / 1000} s of real time` });
            },
            longestRunMs * (task.kind === "tell" ? 10 : 1),
          );
        };
        const listen = (message: Message): void => {
          watch();
          if (message.kind === "begun") seed = message.seed;
          onMessage(message);
          if (message.kind === "idle") resolve(undefined);
        };
        const end = (code: number | null, signal: string | null): void => {
          this.#child = undefined;
          resolve({ seed, why: `ends the process (${signal ?? code})` });
        };
        child.on("message", listen);
        child.once("exit", end);
        clean = () => {
          child.off("message", listen);
          child.off("exit", end);
        };
        watch();
        child.send(task);
      });
    } finally {
      clearTimeout(timer);
      clean();
    }
  }

  async #start(): Promise<ChildProcess> {
    const { program, execPath, cwd, modules } = this.#options;
    const child = fork(program, [], {
      cwd,
      execArgv: ["--no-warnings"],
      ...(execPath !== undefined && { execPath }),
      env: { ...process.env, ...(modules !== undefined && { NODE_PATH: modules }) },
    });
    this.#child = child;
    await new Promise<void>((resolve, reject) => {
      child.once("message", () => resolve());
      child.once("exit", (code) =>
        reject(new Error(`the model's process exited with ${code} before it started`)),
      );
    });
    return child;
  }
}
