import { writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import type { FailedRun, Series } from "./play-many.ts";

/** Prints which rules were broken, how often, and what was played. */
export function printSeries({ played, failures, counts, seconds, megabytes }: Series): void {
  if (failures.length > 0) {
    console.log(`\n${"broken rule".padEnd(24)} runs  seeds`);
    for (const [rule, seeds] of byRule(failures)) {
      const shown = seeds.slice(0, 6).join(" ");
      console.log(
        `${rule.padEnd(24)} ${String(seeds.length).padStart(4)}  ${shown}${seeds.length > 6 ? " ..." : ""}`,
      );
    }
  }
  console.log("");
  for (const [name, count] of Object.entries(counts).sort(([a], [b]) => a.localeCompare(b))) {
    console.log(`${name.padEnd(44)} ${String(count).padStart(8)}`);
  }
  console.log(`\n${played - failures.length} passed, ${failures.length} failed`);
  console.log(`${played} runs in ${seconds.toFixed(0)} s, up to ${megabytes} MB a process`);
  reportToCi(played - failures.length, failures.length);
}

/** CI adds up the reports that its steps leave in this folder, in the test runner's format. */
function reportToCi(numPassedTests: number, numFailedTests: number): void {
  const folder = process.env.VITEST_REPORTS;
  if (!folder) return;
  writeFileSync(
    join(folder, `model-${process.pid}.json`),
    JSON.stringify({ numPassedTests, numFailedTests }),
  );
}

function byRule(failures: readonly FailedRun[]): [string, number[]][] {
  const seeds = new Map<string, Set<number>>();
  for (const { seed, complaints } of failures) {
    for (const { rule } of complaints) seeds.set(rule, (seeds.get(rule) ?? new Set()).add(seed));
  }
  return [...seeds]
    .map(([rule, set]): [string, number[]] => [rule, [...set]])
    .sort((a, b) => b[1].length - a[1].length);
}

/** One line for each violation in a run. */
export function printFailure({ seed, complaints }: FailedRun): void {
  for (const { rule, text } of complaints.slice(0, 4)) {
    console.log(`seed ${seed}: ${rule}: ${text.split("\n")[0]}`);
  }
  if (complaints.length > 4) console.log(`seed ${seed}: and ${complaints.length - 4} more`);
}
