import { type Clock, sleep } from "../../core/time/clock.ts";
import type { Intent } from "../ledger/attempts.ts";

/** The ledger is asked again however far off the next slot is: limits change, and others give slots back. */
const maxPauseMs = 2_000;

/**
 * Lets one item of an account at a time ask the ledger; the others in this process wait behind it. A rate limit then costs a
 * query per slot, not per waiting item.
 */
export class Turns {
  readonly #clock: Clock;
  readonly #stop: AbortSignal;
  readonly #last = new Map<string, Promise<unknown>>();

  constructor(clock: Clock, stop: AbortSignal) {
    this.#clock = clock;
    this.#stop = stop;
  }

  /** The ledger's final answer; `paused` once the worker stops. */
  take(account: string, ask: () => Promise<Intent>): Promise<Intent> {
    const before = this.#last.get(account) ?? Promise.resolve();
    const turn = before.then(
      () => this.#askOn(ask),
      () => this.#askOn(ask),
    );
    this.#last.set(account, turn);
    return turn;
  }

  async #askOn(ask: () => Promise<Intent>): Promise<Intent> {
    while (!this.#stop.aborted) {
      // While the database is away, the same question again.
      const intent = await ask().catch(() => undefined);
      if (intent && intent.verdict !== "wait") return intent;
      const waitMs = Math.min(maxPauseMs, intent?.wait_ms ?? maxPauseMs);
      await sleep(this.#clock, waitMs, this.#stop).catch(() => undefined);
    }
    return { verdict: "paused", wait_ms: null, attempt: null };
  }
}
