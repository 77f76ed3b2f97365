import { describe } from "./assert.ts";
import type { PackageUnderTest, Stand, SuiteCheck, SuiteSettings } from "./check.ts";
import { aborts } from "./checks/aborts.ts";
import { anam } from "./checks/anam.ts";
import { answers } from "./checks/answers.ts";
import { api } from "./checks/api.ts";
import { argil } from "./checks/argil.ts";
import { entries } from "./checks/entries.ts";
import { failures } from "./checks/failures.ts";
import { input } from "./checks/input.ts";
import { protoface } from "./checks/protoface.ts";
import { retries } from "./checks/retries.ts";
import { unified } from "./checks/unified.ts";
import { webhooks } from "./checks/webhooks.ts";
import { traitsOf } from "./differences.ts";
import { play } from "./stage.ts";

/** Results of the checks; plain data, so that they can be passed out of any runtime. */
export interface SuiteReport {
  passed: string[];
  failed: { name: string; problem: string }[];
}

const checks: readonly SuiteCheck[] = [
  ...entries,
  ...anam,
  ...protoface,
  ...argil,
  ...retries,
  ...failures,
  ...answers,
  ...aborts,
  ...input,
  ...api,
  ...unified,
  ...webhooks,
];

const longestCheckMs = 15_000;

/** Runs all checks in sequence; a failure does not stop the others. `more` are checks that only this runtime has. */
export async function runSuite(
  pack: PackageUnderTest,
  settings: SuiteSettings,
  more: readonly SuiteCheck[] = [],
): Promise<SuiteReport> {
  const stand: Stand = {
    pack,
    settings,
    traits: traitsOf(settings.runtime),
    picture: Uint8Array.from(atob(settings.picture), (character) => character.charCodeAt(0)),
    play: (...steps) => play(settings.stage, steps),
    playElsewhere: (...steps) => play(settings.elsewhere, steps),
  };
  const report: SuiteReport = { passed: [], failed: [] };
  for (const { name, run } of [...checks, ...more]) {
    try {
      await withinTime(run(stand));
      report.passed.push(name);
    } catch (error) {
      report.failed.push({ name, problem: describe(error) });
    }
  }
  return report;
}

async function withinTime(running: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not finished after ${longestCheckMs} ms`)), longestCheckMs);
  });
  await Promise.race([running, tooLong]).finally(() => clearTimeout(timer));
}
