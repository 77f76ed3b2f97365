import { bundleModel } from "./bundle.ts";
import { faults } from "./faults/index.ts";
import { playMany } from "./play-many.ts";
import type { PlayerOptions } from "./player.ts";

export interface FaultOptions {
  /** Maximum number of runs per fault. */
  readonly runs: number;
  readonly first: number;
  readonly jobs: number;
  readonly ignore: readonly string[];
  /** Names or parts of names; empty for all. */
  readonly only: readonly string[];
}

/** Reintroduces each fault, plays until it is caught, and prints the table. Returns true if all were caught. */
export async function faultTable(
  player: Omit<PlayerOptions, "program">,
  options: FaultOptions,
): Promise<boolean> {
  const { first, runs, jobs, ignore, only } = options;
  const chosen = faults.filter(({ name }) => only.length === 0 || only.some((part) => name.includes(part)));
  if (chosen.length === 0) throw new Error("no such fault");
  let good = true;
  console.log(`seeds from ${first}\n\n| fault | runs until caught | by |\n| --- | --- | --- |`);
  for (const { name, edits } of chosen) {
    await using bundle = await bundleModel(edits);
    const { program } = bundle;
    const { failures } = await playMany({ ...player, program }, { first, runs, jobs, ignore, bail: true });
    const [failure] = failures;
    const rules = [...new Set(failure?.complaints.map(({ rule }) => rule))].join(", ");
    console.log(`| ${name} | ${failure ? failure.seed - first + 1 : `not in ${runs}`} | ${rules} |`);
    good &&= failure !== undefined;
  }
  return good;
}
