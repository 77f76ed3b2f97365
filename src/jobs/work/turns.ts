import { type Clock, sleep } from "../../core/time/clock.ts";
import type { Intent } from "../ledger/ledger.ts";

/** However far off a place is, the ledger is asked again: limits change, and others give places back. */
const longestPauseMs = 2_000;

/**
 * Of the items of an account that wait for their turn in this process, one asks the ledger; the others wait behind it. So a
 * rate costs a query for each place, not for each item that waits.
 */
export class Turns {
  readonly #clock: Clock;
  readonly #stop: AbortSignal;
  readonly #last = new Map<string, Promise<unknown>>();

  constructor(clock: Clock, stop: AbortSignal) {
    this.#clock = clock;
    this.#stop = stop;
  }

  /** What the ledger says in the end; `paused` once the worker stops. */
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
      // A ledger that is away is asked again, in its time.
      const intent = await ask().catch(() => undefined);
      if (intent && intent.verdict !== "wait") return intent;
      const waitMs = Math.min(longestPauseMs, intent?.wait_ms ?? longestPauseMs);
      await sleep(this.#clock, waitMs, this.#stop).catch(() => undefined);
    }
    return { verdict: "paused", wait_ms: null, attempt: null };
  }
}
