import { type Clock, sleep } from "../core/time/clock.ts";

const firstPauseMs = 1_000;
const maxPauseMs = 60_000;
/** A vendor that says nothing but "too many requests" for so long, or asks for a longer pause, will not be asked any more. */
const patienceMs = 15 * 60_000;

/** Holds back all creates of one call while the vendor's rate limit does. */
export class RateGate {
  readonly #clock: Clock;
  readonly #stop: AbortSignal;
  #openAt = 0;
  #pauses = 0;
  #limitedSince: number | undefined;

  constructor(clock: Clock, stop: AbortSignal) {
    this.#clock = clock;
    this.#stop = stop;
  }

  /** Resolves when creates may be sent, or when no more will be. */
  async open(): Promise<void> {
    while (!this.#stop.aborted && this.#clock.now() < this.#openAt) {
      await sleep(this.#clock, this.#openAt - this.#clock.now(), this.#stop).catch(() => undefined);
    }
  }

  /** A create has come through. */
  passed(): void {
    this.#pauses = 0;
    this.#limitedSince = undefined;
  }

  /** A create was turned away, perhaps with a hint when to come again. False when there is no point in that. */
  limited(hintMs = 0): boolean {
    const now = this.#clock.now();
    this.#limitedSince ??= now;
    if (now + hintMs - this.#limitedSince > patienceMs) return false;
    // Those that were turned away together make one pause.
    const together = now < this.#openAt;
    const steps = together ? this.#pauses - 1 : this.#pauses++;
    const stepMs = Math.min(maxPauseMs, firstPauseMs * 2 ** Math.max(0, steps));
    const pauseMs = Math.max(hintMs, stepMs * (0.5 + this.#clock.random() / 2));
    if (!together || hintMs > 0) this.#openAt = Math.max(this.#openAt, now + pauseMs);
    return true;
  }
}
