import { Player, type PlayerOptions } from "./player.ts";
import type { Complaint, Counts } from "./protocol.ts";

export interface FailedRun {
  readonly seed: number;
  readonly complaints: readonly Complaint[];
}

export interface Series {
  readonly played: number;
  readonly failures: readonly FailedRun[];
  readonly counts: Counts;
  readonly seconds: number;
  /** The largest memory footprint of a process at the end of its share. */
  readonly megabytes: number;
}

export interface SeriesOptions {
  readonly first: number;
  readonly runs: number;
  readonly jobs: number;
  readonly ignore: readonly string[];
  /** Stop at the first failure. */
  readonly bail: boolean;
  readonly onFailure?: (failure: FailedRun) => void;
}

const chunk = 10;

/** Plays consecutive seeds from `first` on, spread over several processes. */
export async function playMany(player: PlayerOptions, options: SeriesOptions): Promise<Series> {
  const { first, runs, jobs, ignore, bail, onFailure } = options;
  const began = performance.now();
  const failures: FailedRun[] = [];
  const counts: Record<string, number> = {};
  let next = first;
  let played = 0;
  let megabytes = 0;

  async function work(): Promise<void> {
    const process = new Player(player);
    try {
      while (next < first + runs && !(bail && failures.length > 0)) {
        const seeds = Array.from(
          { length: Math.min(chunk, first + runs - next) },
          (_, index) => next + index,
        );
        next += seeds.length;
        await process.run({ kind: "play", seeds, ignore }, (message) => {
          if (message.kind === "idle") megabytes = Math.max(megabytes, message.megabytes);
          if (message.kind !== "played") return;
          played += 1;
          for (const [name, count] of Object.entries(message.counts))
            counts[name] = (counts[name] ?? 0) + count;
          if (message.complaints.length === 0) return;
          const failure = { seed: message.seed, complaints: message.complaints };
          failures.push(failure);
          onFailure?.(failure);
        });
      }
    } finally {
      process.close();
    }
  }

  await Promise.all(Array.from({ length: jobs }, work));
  failures.sort((a, b) => a.seed - b.seed);
  return { played, failures, counts, seconds: (performance.now() - began) / 1000, megabytes };
}
