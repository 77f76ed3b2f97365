import { defaultFirstDelayMs, plannedDelayMs } from "../../src/core/wait/schedule.ts";

/** The delay in seconds after poll `n` (from 1; the create response is not a poll), `elapsed` seconds into the wait. */
export type Schedule = (n: number, elapsed: number, random: () => number) => number;

const times = { firstDelayMs: defaultFirstDelayMs, minDelayMs: 2_000, maxDelayMs: 30_000 };

export const ours: Schedule = (_, elapsed, random) =>
  plannedDelayMs(times, elapsed * 1_000, { random }) / 1_000;

/** The baseline that the others are compared with. */
export const fixed: Schedule = () => 5;

export const others: Readonly<Record<string, Schedule>> = {
  "Runway, 6 s +/- 1.5": (_, __, random) => 4.5 + 3 * random(),
  "AWS waiter, 2 to 120 s": (n, _, random) => 2 + random() * (Math.min(120, 2 * 2 ** (n - 1)) - 2),
};

/** Build times, in seconds. */
export type BuildTimes = (random: () => number) => number;

export const buildTimes: Readonly<Record<string, BuildTimes>> = {
  "10 s": () => 10,
  "30 s": () => 30,
  "2 minutes": () => 120,
  "10 minutes": () => 600,
  "a mix of the four": (random) => [10, 30, 120, 600][Math.floor(random() * 4)] ?? 10,
  "anything from 5 s to 2 minutes": (random) => 5 + 115 * random(),
};

export interface Cost {
  /** Mean number of GETs per build. */
  requests: number;
  /** Mean seconds from ready to noticed. */
  delay: number;
}

export function costOf(schedule: Schedule, builds: readonly number[], random: () => number): Cost {
  let requests = 0;
  let delay = 0;
  for (const build of builds) {
    let elapsed = 0;
    for (let n = 1; elapsed < build; n++) {
      elapsed += schedule(n, elapsed, random);
      requests += 1;
    }
    delay += elapsed - build;
  }
  return { requests: requests / builds.length, delay: delay / builds.length };
}
