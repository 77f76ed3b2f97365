/**
 * What the package costs, beside what else one could take: `npm run bench`, or one section of it with `--only NAME`.
 * Peers are measured in the same run, so that the ratios hold wherever it runs; goals are printed as met or not met.
 */
import { availableParallelism, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { runScript } from "../shared/run-script.ts";
import { buildPackage } from "./build.ts";
import { BenchReport } from "./report.ts";
import { benchGenerate } from "./sections/generate.ts";
import { benchImports } from "./sections/imports.ts";
import { benchRequest } from "./sections/request.ts";
import { benchSchedules } from "./sections/schedules.ts";
import { benchSize } from "./sections/size.ts";
import { benchTypes } from "./sections/types.ts";
import { benchUpload } from "./sections/upload.ts";
import { benchWaits } from "./sections/waits.ts";

const sections: Readonly<Record<string, (report: BenchReport) => Promise<void>>> = {
  request: benchRequest,
  upload: benchUpload,
  waits: benchWaits,
  schedules: benchSchedules,
  generate: benchGenerate,
  imports: benchImports,
  types: benchTypes,
  size: benchSize,
};

await runScript(async () => {
  const { values } = parseArgs({ options: { only: { type: "string" } } });
  const chosen = values.only === undefined ? Object.keys(sections) : [values.only];
  const load = loadavg().map((each) => each.toFixed(1));
  console.log(`Node ${process.version}, ${availableParallelism()} cores, load ${load.join(" ")}`);
  buildPackage();
  const report = new BenchReport();
  for (const name of chosen) {
    const bench = sections[name];
    if (!bench) throw new Error(`no section ${name}; there are ${Object.keys(sections).join(", ")}`);
    await bench(report);
  }
  report.summary();
});
