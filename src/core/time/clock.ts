import { onAbort } from "./on-abort.ts";

/**
 * Time and chance, as time-outs, back-off and waits use them. Replace it in tests to run waits at once.
 */
export interface Clock {
  /** Milliseconds that only ever grow, whatever happens to the wall clock: durations are taken from it. */
  now(): number;
  /**
   * Milliseconds since the epoch, as the wall clock has it now: for moments that others are told. A clock of a test
   * that jumps from timer to timer leaves it out: `now` stands in for it, and polls are not cut off at a wait's
   * deadline.
   */
  wall?(): number;
  /** Calls back once, `ms` from now, unless the returned function is called first. */
  after(ms: number, callback: () => void): () => void;
  /** A number from 0 up to but not including 1. */
  random(): number;
}

/** What the wall clock says, in milliseconds since the epoch. */
export function wallTime(clock: Clock): number {
  return clock.wall ? clock.wall() : clock.now();
}

/** Timers overflow above this and would fire at once: https://nodejs.org/api/timers.html */
export const longestDelayMs = 2 ** 31 - 1;

export const systemClock: Clock = {
  // Monotonic: a corrected wall clock must not end or stretch a wait.
  now: () => performance.now(),
  // Not from performance.timeOrigin, which a clock set later and a suspended machine leave behind.
  wall: () => Date.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, Math.min(ms, longestDelayMs));
    return () => clearTimeout(timer);
  },
  random: Math.random,
};

/** Whether the value has what a clock has, whatever else it does. */
export function isClock(value: unknown): boolean {
  const members = ["now", "after", "random"] as const;
  const given = value as Partial<Record<(typeof members)[number], unknown>> | null | undefined;
  return members.every((name) => typeof given?.[name] === "function");
}

/**
 * Sleeps; rejects at once with the signal's reason when that aborts. Leaves no timer and no listener behind. `begun` is
 * given a function that ends the sleep early.
 */
export function sleep(
  clock: Clock,
  ms: number,
  signal: AbortSignal | undefined,
  begun?: (end: () => void) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const cancel = clock.after(ms, wake);
    const forget = onAbort(signal, () => {
      cancel();
      reject(signal?.reason);
    });
    begun?.(() => {
      cancel();
      wake();
    });
    function wake(): void {
      forget();
      resolve();
    }
  });
}
