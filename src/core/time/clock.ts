import { onAbort } from "./on-abort.ts";

/** The time and randomness behind timeouts, backoff and waits. Replace it in tests to run waits instantly. */
export interface Clock {
  /** Monotonic time in milliseconds, used for durations. */
  now(): number;
  /**
   * Wall-clock time in milliseconds since the epoch, used for timestamps. A test clock that jumps from timer to timer
   * omits it: `now` is used instead, and polls are not cut off at a wait's deadline.
   */
  wall?(): number;
  /** Calls back once, `ms` from now, unless the returned function is called first. */
  after(ms: number, callback: () => void): () => void;
  /** A number from 0 up to but not including 1. */
  random(): number;
}

/** Wall-clock time in milliseconds since the epoch. */
export function wallTime(clock: Clock): number {
  return clock.wall ? clock.wall() : clock.now();
}

/** Longer timers overflow and fire immediately: https://nodejs.org/api/timers.html */
export const maxTimerMs = 2 ** 31 - 1;

export const systemClock: Clock = {
  // Monotonic: a corrected wall clock must not end or stretch a wait.
  now: () => performance.now(),
  // Not from performance.timeOrigin, which drifts when the clock is set or the machine is suspended.
  wall: () => Date.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, Math.min(ms, maxTimerMs));
    return () => clearTimeout(timer);
  },
  random: Math.random,
};

/** True if the value has the functions of a clock. */
export function isClock(value: unknown): boolean {
  const members = ["now", "after", "random"] as const;
  const given = value as Partial<Record<(typeof members)[number], unknown>> | null | undefined;
  return members.every((name) => typeof given?.[name] === "function");
}

/**
 * Sleeps; rejects immediately with the signal's reason on abort. Leaves no timer and no listener behind. `begun`
 * receives a function that ends the sleep early.
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
