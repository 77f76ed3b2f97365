import { Random } from "../../../scripts/common/random.ts";

/** Whose timer it is: the vendor's continue while the machine is suspended, those of a plan or a client do not. */
export type Owner = "client" | "vendor" | "plan";

interface Timer {
  due: number;
  readonly order: number;
  readonly owner: Owner;
  readonly callback: () => void;
}

const start = Date.UTC(2026, 2, 1, 9);

/** Time that advances only when told to: the machine's, what its wall clock shows, and the vendor's. */
export class VirtualTime {
  /** Milliseconds since the start of the run, on a monotonic clock. */
  elapsed = 0;
  /** Error of the wall clock. */
  skew: number;
  /** How often something other than the passing of time has moved the wall clock. */
  jumps = 0;
  #suspended = 0;
  #order = 0;
  readonly #timers = new Set<Timer>();
  readonly #atStart: number;
  readonly #random: Random;

  constructor(seed: number, skew: number) {
    this.skew = skew;
    this.#atStart = start + skew;
    this.#random = new Random(seed);
  }

  /** The clock given to the clients. */
  readonly clock = {
    // Like `performance.timeOrigin + performance.now()`: starts at what the wall clock shows, then goes its own way.
    now: (): number => this.#atStart + this.elapsed,
    wall: (): number => this.wall,
    random: (): number => this.#random.next(),
    after: (ms: number, callback: () => void): (() => void) => this.after(ms, "client", callback),
  };

  /** Milliseconds since the epoch, as this machine shows them. */
  get wall(): number {
    return this.truth + this.skew;
  }

  /** Milliseconds since the epoch, as the vendor's clock and everybody else's show them. */
  get truth(): number {
    return start + this.elapsed + this.#suspended;
  }

  after(ms: number, owner: Owner, callback: () => void): () => void {
    const timer = { due: this.elapsed + Math.max(0, ms), order: this.#order++, owner, callback };
    this.#timers.add(timer);
    return () => void this.#timers.delete(timer);
  }

  sleep(ms: number, owner: Owner): Promise<void> {
    return new Promise((resolve) => void this.after(ms, owner, resolve));
  }

  /** Somebody sets the wall clock this far from the true time. */
  setWall(skew: number): void {
    this.jumps += 1;
    this.skew = skew;
  }

  /** The machine stands still while the world continues. */
  suspend(ms: number): void {
    this.jumps += 1;
    this.#suspended += ms;
    for (const timer of this.#timers) {
      if (timer.owner === "vendor") timer.due = Math.max(this.elapsed, timer.due - ms);
    }
  }

  /** Jumps to the next timer and fires it; returns false if there is none. */
  step(): boolean {
    let next: Timer | undefined;
    for (const timer of this.#timers) {
      if (!next || timer.due < next.due || (timer.due === next.due && timer.order < next.order)) next = timer;
    }
    if (!next) return false;
    this.#timers.delete(next);
    this.elapsed = Math.max(this.elapsed, next.due);
    next.callback();
    return true;
  }

  count(owner: Owner): number {
    return [...this.#timers].filter((timer) => timer.owner === owner).length;
  }
}
