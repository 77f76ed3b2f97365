import { spawnSync } from "node:child_process";
import { realpathSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../common/project.ts";
import { built, type Entry, entryUrl } from "./build.ts";
import { urlOf } from "./cache.ts";
import type { Rounds } from "./rounds.ts";

/** Limits: import time relative to openapi-fetch's, and the number of our files. */
export const importLimits = { vendor: 1.5, everything: 2.5, files: 8 } as const;

export const vendorEntries = ["./anam", "./protoface", "./argil"] as const satisfies readonly Entry[];

export const openapiFetch = urlOf(join(projectRoot, "node_modules/openapi-fetch/dist/index.mjs"));

const time = `const start = performance.now();
await import(process.argv[1]);
process.stdout.write(String(performance.now() - start));`;

const list = `import { Session } from "node:inspector";
const session = new Session();
session.connect();
const urls = [];
session.on("Debugger.scriptParsed", ({ params }) => urls.push(params.url));
session.post("Debugger.enable");
await import(process.argv[1]);
process.stdout.write(JSON.stringify(urls));`;

function runFresh(script: string, url: string): string {
  const run = spawnSync(process.execPath, ["--input-type=module", "-e", script, url], { encoding: "utf8" });
  if (run.status !== 0) throw new Error(`${url} cannot be imported\n${run.stderr}`);
  return run.stdout;
}

/** Milliseconds of `import()` in a fresh Node process, startup excluded. Each round imports every module in turn. */
export function timeImports(urls: Readonly<Record<string, string>>, rounds: number): Rounds {
  const times: Rounds = Object.fromEntries(Object.keys(urls).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++)
    for (const [name, url] of Object.entries(urls)) times[name]?.push(Number(runFresh(time, url)));
  return times;
}

/** How many files of the package an entry point loads. */
export function countFiles(entry: Entry): number {
  const urls = JSON.parse(runFresh(list, entryUrl(entry))) as string[];
  // Node reports a file by its real path.
  const ours = urlOf(realpathSync(built));
  return new Set(urls.filter((url) => url.startsWith(ours))).size;
}
