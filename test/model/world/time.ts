import { Random } from "../../../scripts/common/random.ts";

/** Whose timer it is: the vendor's go on while the machine is suspended, a plan's and a client's do not. */
export type Owner = "client" | "vendor" | "plan";

interface Timer {
  due: number;
  readonly order: number;
  readonly owner: Owner;
  readonly callback: () => void;
}

const start = Date.UTC(2026, 2, 1, 9);

/** Time that passes only when it is told to: that of the machine, what its wall clock shows, and the vendor's. */
export class VirtualTime {
  /** Milliseconds since the run began, as a monotonic clock counts them. */
  elapsed = 0;
  /** How wrong the wall clock is. */
  skew: number;
  /** How often anything but the passing of time has moved the wall clock. */
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

  /** What is given to the clients. */
  readonly clock = {
    // Like `performance.timeOrigin + performance.now()`: it begins at what the wall clock shows, and goes its own way.
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

  /** Somebody sets the wall clock, that far from the truth. */
  setWall(skew: number): void {
    this.jumps += 1;
    this.skew = skew;
  }

  /** The machine stands still while the world goes on. */
  suspend(ms: number): void {
    this.jumps += 1;
    this.#suspended += ms;
    for (const timer of this.#timers) {
      if (timer.owner === "vendor") timer.due = Math.max(this.elapsed, timer.due - ms);
    }
  }

  /** Goes to the next timer and fires it. False where there is none. */
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
