import type { Clock } from "../time/clock.ts";

/** The validated times of a wait, in milliseconds. */
export interface WaitTimes {
  /** The first delays of the schedule, before they grow. */
  firstDelayMs: number;
  minDelayMs: number;
  maxDelayMs: number;
  maxWaitMs: number;
}

/**
 * Two such delays detect a 10 s build soon after it ends, with no more requests than polling every 5 s would take;
 * `npm run bench` shows both for builds of other lengths.
 */
export const defaultFirstDelayMs = 6_000;
/** Delays grow with the elapsed time, so every build is detected late by about half this share of its length. */
const growth = 0.25;
/** Jitter: each delay varies by this share up and down, so that many waits do not poll in step. */
const spread = 0.15;

/** The delay after a poll this long into the wait, within the minimum and the maximum. */
export function plannedDelayMs(
  { firstDelayMs, minDelayMs, maxDelayMs }: Omit<WaitTimes, "maxWaitMs">,
  elapsedMs: number,
  clock: Pick<Clock, "random">,
): number {
  const delayMs = Math.min(maxDelayMs, Math.max(firstDelayMs, growth * elapsedMs));
  const shortest = Math.max(minDelayMs, delayMs * (1 - spread));
  const longest = Math.min(maxDelayMs, Math.max(shortest, delayMs * (1 + spread)));
  return shortest + clock.random() * (longest - shortest);
}
