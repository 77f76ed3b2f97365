import { type Clock, sleep } from "../core/time/clock.ts";

const firstPauseMs = 1_000;
const maxPauseMs = 60_000;
/** Give up after this long of nothing but rate limits, or if the vendor asks for a longer pause. */
const patienceMs = 15 * 60_000;

/** Pauses all creates of one call while the vendor rate-limits it. */
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

  /** Resolves once creates may be sent, or once no more will be. */
  async open(): Promise<void> {
    while (!this.#stop.aborted && this.#clock.now() < this.#openAt) {
      await sleep(this.#clock, this.#openAt - this.#clock.now(), this.#stop).catch(() => undefined);
    }
  }

  /** Records a create that was not rate-limited. */
  passed(): void {
    this.#pauses = 0;
    this.#limitedSince = undefined;
  }

  /** Records a rate-limited create, with the vendor's Retry-After if it sent one. False if a retry is pointless. */
  limited(hintMs = 0): boolean {
    const now = this.#clock.now();
    this.#limitedSince ??= now;
    if (now + hintMs - this.#limitedSince > patienceMs) return false;
    // Creates that were rate-limited together share one pause.
    const together = now < this.#openAt;
    const steps = together ? this.#pauses - 1 : this.#pauses++;
    const stepMs = Math.min(maxPauseMs, firstPauseMs * 2 ** Math.max(0, steps));
    const pauseMs = Math.max(hintMs, stepMs * (0.5 + this.#clock.random() / 2));
    if (!together || hintMs > 0) this.#openAt = Math.max(this.#openAt, now + pauseMs);
    return true;
  }
}
