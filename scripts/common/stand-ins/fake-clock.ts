import type { Clock } from "../../../src/core/time/clock.ts";

interface Timer {
  due: number;
  callback: () => void;
}

/**
 * A clock on which sleeps take no time: the earliest timer fires as soon as the program is idle, and the clock jumps to it.
 * Timers between `holdFrom` and `holdTo` ms (an attempt's timeout) are held until `fireHeld`, so that they do not cut off
 * real HTTP.
 */
export class FakeClock implements Clock {
  /** Length of every sleep started, in milliseconds. */
  readonly sleeps: number[] = [];
  /** What `random` returns. */
  chance = 0.5;
  #now: number;
  readonly #holdFrom: number;
  readonly #holdTo: number;
  readonly #timers = new Set<Timer>();
  readonly #held = new Set<Timer>();
  #newest: Timer | undefined;

  constructor(options: { now?: number; holdFrom?: number; holdTo?: number } = {}) {
    this.#now = options.now ?? Date.UTC(2026, 0, 1);
    this.#holdFrom = options.holdFrom ?? 60_000;
    this.#holdTo = options.holdTo ?? Number.POSITIVE_INFINITY;
  }

  now(): number {
    return this.#now;
  }

  random(): number {
    return this.chance;
  }

  after(ms: number, callback: () => void): () => void {
    const timer = { due: this.#now + ms, callback };
    const set = ms >= this.#holdFrom && ms <= this.#holdTo ? this.#held : this.#timers;
    set.add(timer);
    this.#newest = timer;
    queueMicrotask(() => {
      this.#newest = undefined;
    });
    if (set === this.#timers) {
      this.sleeps.push(ms);
      setImmediate(() => this.#fireNext());
    }
    return () => {
      this.#timers.delete(timer);
      this.#held.delete(timer);
    };
  }

  /** Holds the timer that was set just now, in the same synchronous run, until `fireHeld`, however short it is. */
  holdNewest(): void {
    if (this.#newest && this.#timers.delete(this.#newest)) this.#held.add(this.#newest);
  }

  /** Advances the time without firing anything. */
  advance(ms: number): void {
    this.#now += ms;
  }

  /** Fires the held timers: the attempts in flight time out. */
  fireHeld(): void {
    for (const timer of [...this.#held]) if (this.#held.has(timer)) this.#fire(this.#held, timer);
  }

  /** Timers that were neither fired nor cancelled. */
  get pending(): number {
    return this.#timers.size + this.#held.size;
  }

  #fireNext(): void {
    const [first] = [...this.#timers].sort((a, b) => a.due - b.due);
    if (first) this.#fire(this.#timers, first);
  }

  #fire(set: Set<Timer>, timer: Timer): void {
    set.delete(timer);
    this.#now = Math.max(this.#now, timer.due);
    timer.callback();
  }
}
