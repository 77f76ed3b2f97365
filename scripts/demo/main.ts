/**
 * Takes one picture and makes an avatar of it at every vendor, side by side: in the sandbox, which behaves as the
 * vendors' documents say, or with `--live` at the vendors themselves.
 */
import { exit, stdout } from "node:process";
import { imageFromFile } from "../../src/node.ts";
import { startSandbox } from "../../src/sandbox/index.ts";
import { announceCosts } from "./live.ts";
import { type DemoOptions, readOptions, usage } from "./options.ts";
import { createProgress } from "./progress.ts";
import { showRefusal } from "./refusal.ts";
import { type Result, runJob } from "./run-job.ts";
import { formatTable } from "./table.ts";

const buildTimeMs = 3_000;

async function main(options: DemoOptions): Promise<boolean> {
  const { vendors, live } = options;
  if (live && !(await announceCosts(vendors, options.yes))) return false;
  const image = await imageFromFile(options.image);
  const stop = new AbortController();
  const interrupt = () => stop.abort(new Error("stopped by Ctrl-C"));
  process.once("SIGINT", interrupt);
  if (!live) console.log(`Starting a sandbox for ${vendors.join(", ")} (on the documents in generated/) ...`);
  const sandbox = live ? undefined : await startSandbox({ vendors, buildTimeMs });
  const progress = createProgress(stdout);
  try {
    const results = await Promise.all(
      vendors.map((vendor) =>
        runJob({ vendor, image, server: sandbox?.vendors[vendor], signal: stop.signal, progress }),
      ),
    );
    progress.end();
    console.log(`\n${formatTable(results)}`);
    for (const { error } of results) if (error) console.error(`\n${describe(error)}`);
    await showRefusal(vendors);
    return results.every(({ error }: Result) => error === undefined);
  } finally {
    process.off("SIGINT", interrupt);
    await sandbox?.close();
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

try {
  const options = readOptions(process.argv.slice(2));
  if (options.help) console.log(usage);
  else if (!(await main(options))) exit(1);
} catch (error) {
  console.error(describe(error));
  exit(1);
}
