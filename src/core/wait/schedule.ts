import type { Clock } from "../time/clock.ts";

/** The times of a wait, checked, in milliseconds. */
export interface WaitTimes {
  /** Of the schedule, before it grows. */
  firstDelayMs: number;
  minDelayMs: number;
  maxDelayMs: number;
  maxWaitMs: number;
}

/**
 * Two pauses of it see the end of a build of 10 s soon, and with no more requests than asking every 5 s would take;
 * `npm run bench` shows both for builds of other lengths.
 */
export const defaultFirstDelayMs = 6_000;
/** A pause that is a share of the time that has passed notices every build late by about half that share. */
const growth = 0.25;
/** Each pause is drawn from this much below to this much above its length, so that many waits do not poll in step. */
const spread = 0.15;

/** The pause after a poll so long into the wait, between the shortest and the longest allowed. */
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
