import { type Clock, sleep } from "../../core/time/clock.ts";
import { messageOf } from "../database/errors.ts";

/** Steps under way in a worker. One that fails is a warning: its claim comes back to the queue. */
export class Tasks {
  readonly #running = new Set<Promise<void>>();
  readonly #warn: (message: string) => void;
  readonly #onEnd: () => void;

  constructor(warn: (message: string) => void, onEnd: () => void) {
    this.#warn = warn;
    this.#onEnd = onEnd;
  }

  get count(): number {
    return this.#running.size;
  }

  start(what: string, work: Promise<void>, ended: () => void): void {
    const running = work
      .catch((error) => this.#warn(`${what}: ${messageOf(error)}`))
      .finally(() => {
        ended();
        this.#running.delete(running);
        this.#onEnd();
      });
    this.#running.add(running);
  }

  /** Resolves when all have ended, and calls `beat` at that interval until then. */
  async ended(clock: Clock, intervalMs: number, beat: () => Promise<void>): Promise<void> {
    while (this.#running.size > 0) {
      const over = new AbortController();
      const beating = sleep(clock, intervalMs, over.signal).then(beat, () => undefined);
      await Promise.race([...this.#running, beating]);
      over.abort();
      await beating;
    }
  }
}

/** A job that is started again and again, and never runs twice at once. */
export class OneAtATime {
  readonly #run: () => Promise<void>;
  #running: Promise<void> | undefined;

  constructor(run: () => Promise<void>) {
    this.#run = run;
  }

  start(): void {
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
    });
  }

  async ended(): Promise<void> {
    await this.#running;
  }
}
