import { type ChildProcess, fork } from "node:child_process";
import type { Message, Task } from "./protocol.ts";

/** Real time, in which a run of some tens of milliseconds has to end. */
const longestRunMs = 120_000;

export interface PlayerOptions {
  readonly program: string;
  /** The Node to run it on. */
  readonly execPath?: string;
  readonly cwd: string;
  /** Where else packages are looked for. */
  readonly modules?: string;
}

/** A process that plays runs; it is started anew after a run that ended it. */
export class Player {
  readonly #options: PlayerOptions;
  #child: ChildProcess | undefined;

  constructor(options: PlayerOptions) {
    this.#options = options;
  }

  /** Does a task and tells what is said meanwhile. A run that ends the process, or never ends, is a complaint. */
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
        reject(new Error(`the model's process ended with ${code} before it began`)),
      );
    });
    return child;
  }
}
