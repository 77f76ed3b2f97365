import type { Clock } from "../../../src/core/time/clock.ts";

/** Timers of at least this length are attempt timeouts, which no simulated response reaches. */
const holdFromMs = 60_000;

/**
 * A clock for simulations: time stands still while the program works, and jumps to the next timer when it is idle. Seeded,
 * so that runs are reproducible.
 */
export class SimClock implements Clock {
  #now: number;
  #state: number;
  readonly #timers = new Set<{ due: number; callback: () => void }>();

  constructor(now: number, seed: number) {
    this.#now = now;
    this.#state = seed;
  }

  now(): number {
    return this.#now;
  }

  /** Mulberry32. */
  random(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  after(ms: number, callback: () => void): () => void {
    if (ms >= holdFromMs) return () => undefined;
    const timer = { due: this.#now + ms, callback };
    this.#timers.add(timer);
    return () => void this.#timers.delete(timer);
  }

  /** Advances the time until the work is done. */
  async run<Result>(work: Promise<Result>): Promise<Result> {
    let done = false;
    const finish = () => {
      done = true;
    };
    work.then(finish, finish);
    while (!done) {
      // Reading a response takes a few turns of the event loop.
      for (let turn = 0; turn < 4; turn++) await new Promise((resolve) => setImmediate(resolve));
      this.#fireNext();
    }
    return work;
  }

  #fireNext(): void {
    let due = Number.POSITIVE_INFINITY;
    for (const timer of this.#timers) due = Math.min(due, timer.due);
    if (due === Number.POSITIVE_INFINITY) return;
    this.#now = due;
    for (const timer of this.#timers) {
      if (timer.due > due) continue;
      this.#timers.delete(timer);
      timer.callback();
    }
  }
}
