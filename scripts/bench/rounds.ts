import { median } from "./measure.ts";

const warmUp = 1_500;

/** Something to measure: each call of `run` is one operation. */
export interface Candidate {
  name: string;
  run: () => Promise<unknown>;
}

export interface RoundsPlan {
  rounds: number;
  /**
   * Operations per candidate and round: few enough that most rounds finish before the scheduler switches to another process.
   */
  operations: number;
}

/** Microseconds per operation, by candidate; one figure per round. */
export type Rounds = Record<string, number[]>;

/**
 * Measures candidates in turn, round after round, so that other load on the machine affects all of them alike. The order is
 * random because each candidate leaves its garbage to the next.
 */
export async function measureRounds(candidates: readonly Candidate[], plan: RoundsPlan): Promise<Rounds> {
  const rounds: Rounds = Object.fromEntries(candidates.map(({ name }) => [name, []]));
  // Warm up until the compiler has optimised all of them.
  for (const { run } of candidates) for (let n = 0; n < warmUp; n++) await run();
  for (let round = 0; round < plan.rounds; round++) {
    for (const { name, run } of shuffled(candidates)) {
      const before = performance.now();
      for (let n = 0; n < plan.operations; n++) await run();
      rounds[name]?.push(((performance.now() - before) * 1000) / plan.operations);
    }
  }
  return rounds;
}

function shuffled<Item>(items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

/** The median over all rounds of the ratio to another candidate in the same round. */
export function ratioOf(rounds: Rounds, name: string, base: string): number {
  const bases = rounds[base] ?? [];
  return median((rounds[name] ?? []).map((each, round) => each / (bases[round] ?? Number.NaN)));
}
