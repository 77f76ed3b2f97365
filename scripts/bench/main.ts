/**
 * What the package costs compared with the alternatives. Peers are measured in the same run, so the ratios hold on any
 * machine; each goal is reported as met or not met.
 *
 *   npm run bench                    every section
 *   npm run bench -- waits size      only these; exits with 1 if one of their goals is not met
 *   npm run bench -- generate --document FILE      with another very large OpenAPI document, in JSON
 */
import { availableParallelism, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { runScript } from "../common/run-script.ts";
import { buildPackage } from "./build.ts";
import { BenchReport } from "./report.ts";
import { benchGenerate } from "./sections/generate.ts";
import { benchGrowth } from "./sections/growth.ts";
import { benchImports } from "./sections/imports.ts";
import { benchMemory } from "./sections/memory.ts";
import { benchObserve } from "./sections/observe.ts";
import { benchRequest } from "./sections/request.ts";
import { benchSchedules } from "./sections/schedules.ts";
import { benchSize } from "./sections/size.ts";
import { benchTransfer } from "./sections/transfer.ts";
import { benchTypes } from "./sections/types.ts";
import { benchUpload } from "./sections/upload.ts";
import { benchWaits } from "./sections/waits.ts";

type Bench = (report: BenchReport, document: string | undefined) => Promise<void>;

const sections: Readonly<Record<string, readonly Bench[]>> = {
  request: [benchRequest],
  observe: [benchObserve],
  upload: [benchUpload],
  transfer: [benchTransfer],
  waits: [benchWaits],
  memory: [benchMemory],
  schedules: [benchSchedules],
  generate: [benchGenerate, benchGrowth],
  imports: [benchImports],
  types: [benchTypes],
  size: [benchSize],
};

await runScript(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { document: { type: "string" } },
  });
  const names = Object.keys(sections);
  const unknown = positionals.find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new Error(`unknown section ${unknown}; the sections are ${names.join(", ")}`);
  const chosen = positionals.length > 0 ? positionals : names;
  const load = loadavg().map((each) => each.toFixed(1));
  console.log(`Node ${process.version}, ${availableParallelism()} cores, load ${load.join(" ")}`);
  await buildPackage();
  const report = new BenchReport();
  for (const bench of chosen.flatMap((name) => sections[name] ?? [])) await bench(report, values.document);
  report.summary();
  if (positionals.length > 0 && !report.allMet) process.exitCode = 1;
});
