import type { Entry } from "../build.ts";
import { entryUrl } from "../build.ts";
import { countFiles, importLimits, openapiFetch, timeImports, vendorEntries } from "../imports.ts";
import { median } from "../measure.ts";
import type { BenchReport } from "../report.ts";
import { ratioOf } from "../rounds.ts";
import { peerModules } from "./request.ts";

const runs = 15;
const base = "openapi-fetch";
const ours: readonly Entry[] = [...vendorEntries, "."];

const nameOf = (entry: Entry) => `avatar-clients${entry.slice(1)}`;

/** How long an import takes and how many files it loads. */
export async function benchImports(report: BenchReport): Promise<void> {
  const { ky, axios, openai, redocly, heyApi } = peerModules();
  report.section(`Import time in a fresh process, medians of ${runs} rounds`);
  const times = timeImports(
    {
      [base]: openapiFetch,
      ...Object.fromEntries(ours.map((entry) => [nameOf(entry), entryUrl(entry)])),
      "redocly, generated (one file)": redocly,
      "hey-api, generated (bundled to one file)": heyApi,
      ky,
      axios,
      openai,
    },
    runs,
  );
  const ratio = (name: string) => ratioOf(times, name, base);
  const files = new Map(ours.map((entry) => [nameOf(entry), countFiles(entry)]));
  const rows = Object.entries(times).map(([name, each]) => [
    name,
    `${median(each).toFixed(1)} ms`,
    ratio(name).toFixed(1),
    String(files.get(name) ?? ""),
  ]);
  report.table([["", "median", `to ${base}`, "files of ours"], ...rows]);
  for (const entry of ours) {
    const name = nameOf(entry);
    const most = entry === "." ? importLimits.everything : importLimits.vendor;
    report.goal(`import of ${name} within ${most} of ${base}`, ratio(name) <= most, ratio(name).toFixed(2));
    const count = files.get(name) ?? Number.NaN;
    report.goal(
      `at most ${importLimits.files} files with ${name}`,
      count <= importLimits.files,
      String(count),
    );
  }
}
