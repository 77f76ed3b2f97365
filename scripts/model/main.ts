/**
 * Random schedules of creates, aborts, clock jumps, transports and vendor behaviour against a vendor that counts every
 * create; after each run, the promises about creates are checked. Real HTTP on loopback, virtual time.
 *
 *   npm run test:model                              1,000 runs, starting at a random seed
 *   npm run test:model -- --runs 10000 --first 1    this many, starting at this seed
 *   npm run test:model -- --seed 42                 repeats one run and prints everything that happened
 *   npm run test:model -- --seed 42 --shrink        reduced to what still fails
 *   npm run test:model -- --node22 [...]            under Node 22 from npm, where undici 8 runs
 *   npm run test:model -- --faults [--only NAME]    reintroduces old faults and counts the runs until they are caught
 *
 * `--ignore RULE` (repeatable) disables a rule, `--strict` also reports what is otherwise tolerated (a platform fetch that
 * is stuck), `--bail` stops at the first failure, `--jobs N` sets the number of processes.
 */
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { projectRoot } from "../common/project.ts";
import { runScript } from "../common/run-script.ts";
import { bundleModel } from "./bundle.ts";
import { faultTable } from "./fault-table.ts";
import { installNode22 } from "./node22.ts";
import { playMany } from "./play-many.ts";
import { Player, type PlayerOptions } from "./player.ts";
import { printFailure, printSeries } from "./report.ts";

function wholeNumber(name: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`--${name} must be a whole number, not ${text}`);
  return Number(text);
}

/** Replays one run; returns true if nothing is wrong with it. */
async function tell(
  options: PlayerOptions,
  seed: number,
  shrink: boolean,
  ignore: readonly string[],
): Promise<boolean> {
  const player = new Player(options);
  let good = true;
  try {
    await player.run({ kind: "tell", seed, shrink, ignore }, (message) => {
      if (message.kind !== "told") return;
      console.log(message.text);
      good = message.complaints.length === 0;
    });
  } finally {
    player.close();
  }
  return good;
}

await runScript(async () => {
  const { values } = parseArgs({
    options: {
      runs: { type: "string", default: "1000" },
      first: { type: "string" },
      seed: { type: "string" },
      shrink: { type: "boolean", default: false },
      node22: { type: "boolean", default: false },
      faults: { type: "boolean", default: false },
      only: { type: "string", multiple: true, default: [] },
      ignore: { type: "string", multiple: true, default: [] },
      strict: { type: "boolean", default: false },
      bail: { type: "boolean", default: false },
      jobs: { type: "string", default: String(Math.min(4, availableParallelism())) },
    },
  });
  const { shrink, bail } = values;
  const ignore = values.strict ? values.ignore : [...values.ignore, "nothing forgiven"];
  const runs = wholeNumber("runs", values.runs);
  const jobs = Math.max(1, wholeNumber("jobs", values.jobs));
  const first = wholeNumber("first", values.first ?? String(Math.floor(Math.random() * 1e8)));
  const node = values.node22 ? await installNode22() : {};
  if (values.faults) {
    const caught = await faultTable(
      { ...node, cwd: projectRoot },
      { runs, first, jobs, ignore, only: values.only },
    );
    if (!caught) process.exitCode = 1;
    return;
  }
  await using bundle = await bundleModel();
  const player = { program: bundle.program, cwd: projectRoot, ...node };
  if (values.seed !== undefined) {
    if (!(await tell(player, wholeNumber("seed", values.seed), shrink, ignore))) process.exitCode = 1;
    return;
  }
  console.log(`${runs} runs, seeds ${first} to ${first + runs - 1}`);
  const series = await playMany(player, { first, runs, jobs, ignore, bail, onFailure: printFailure });
  const [failure] = series.failures;
  if (failure) {
    console.log(`\nthe first of them, reduced:\n`);
    await tell(player, failure.seed, true, ignore);
    process.exitCode = 1;
  }
  printSeries(series);
});
