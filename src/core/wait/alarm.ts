import { type Clock, sleep } from "../time/clock.ts";

/** A sleep that hints can end early. Triggered between sleeps, it ends the next one immediately, unless reset first. */
export class Alarm {
  #triggered = false;
  #end: (() => void) | undefined;

  trigger(): void {
    this.#triggered = true;
    this.#end?.();
  }

  /** Forgets earlier triggers: the poll that starts now handles them. */
  reset(): void {
    this.#triggered = false;
  }

  /** Resolves to true if ended early. @throws the signal's reason. */
  async sleep(clock: Clock, ms: number, signal: AbortSignal | undefined): Promise<boolean> {
    signal?.throwIfAborted();
    if (!this.#triggered) await sleep(clock, ms, signal, (end) => (this.#end = end));
    this.#end = undefined;
    return this.#triggered;
  }
}
