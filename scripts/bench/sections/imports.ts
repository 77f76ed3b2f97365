import { spawnSync } from "node:child_process";
import { buildSync } from "esbuild";
import { type Entry, entries, entryUrl } from "../build.ts";
import { cached, urlOf } from "../cache.ts";
import { median } from "../measure.ts";
import type { BenchReport } from "../report.ts";
import { peerModules } from "./request.ts";

const runs = 15;
const most = 1.3;
const script = `const start = performance.now();
await import(process.argv[1]);
process.stdout.write(String(performance.now() - start));`;

function timeImport(url: string): number {
  const run = spawnSync(process.execPath, ["--input-type=module", "-e", script, url], { encoding: "utf8" });
  if (run.status !== 0) throw new Error(`${url} cannot be imported\n${run.stderr}`);
  return Number(run.stdout);
}

/** The same entry if it were published as one file and what it loads later, instead of a file for each module. */
function flatten(entry: Entry): string {
  const outdir = cached("flat");
  const options = { bundle: true, packages: "external", splitting: true, format: "esm" } as const;
  buildSync({ ...options, entryPoints: [entries[entry]], outdir, logLevel: "error" });
  return urlOf(`${outdir}/index.js`);
}

/** Milliseconds of `import()` in a fresh Node, whose start is not counted. */
export async function benchImports(report: BenchReport): Promise<void> {
  const { openapiFetch, ky, axios, openai, redocly, heyApi } = peerModules();
  report.section(`Import time in a fresh process, medians of ${runs}, interleaved`);
  const urls: Record<string, string> = {
    "openapi-fetch": openapiFetch,
    "avatar-clients/protoface": entryUrl("./protoface"),
    "avatar-clients/argil": entryUrl("./argil"),
    "avatar-clients": entryUrl("."),
    "avatar-clients/protoface, if it were one file": flatten("./protoface"),
    "redocly, generated (one file)": redocly,
    "hey-api, generated (bundled to one file)": heyApi,
    ky,
    axios,
    openai,
  };
  const times: Record<string, number[]> = {};
  for (let run = 0; run < runs; run++) {
    for (const [name, url] of Object.entries(urls)) {
      const each = times[name] ?? [];
      each.push(timeImport(url));
      times[name] = each;
    }
  }
  const base = median(times["openapi-fetch"] ?? []);
  const rows = Object.entries(times).map(([name, each]) => {
    const milliseconds = median(each);
    return [name, `${milliseconds.toFixed(1)} ms`, (milliseconds / base).toFixed(1)];
  });
  report.table([["", "median", "to openapi-fetch"], ...rows]);
  const ratio = median(times["avatar-clients/protoface"] ?? []) / base;
  report.goal(`import of a vendor entry within ${most} of openapi-fetch`, ratio <= most, ratio.toFixed(1));
}
