/**
 * Creates an avatar from one image at every vendor in parallel: in the sandbox, which behaves as the vendors' documents say,
 * or with `--live` at the vendors themselves. In the sandbox, Argil's avatar then speaks in a video.
 */
import { cwd, env, exit, stderr, stdout } from "node:process";
import { createProgress } from "../../src/cli/terminal/progress.ts";
import { formatTable } from "../../src/cli/terminal/table.ts";
import { imageFromFile } from "../../src/node.ts";
import { startSandbox } from "../../src/sandbox/index.ts";
import { announceCosts } from "./live.ts";
import { type DemoResult, makeAvatar } from "./make-avatar.ts";
import { makeVideo } from "./make-video.ts";
import { type DemoOptions, readOptions, usage } from "./options.ts";
import { showRefusal } from "./refusal.ts";

const buildTimeMs = 3_000;

async function main(options: DemoOptions): Promise<boolean> {
  const { vendors, live } = options;
  if (live && !(await announceCosts(vendors, options.yes))) return false;
  const image = await imageFromFile(options.image);
  const stop = new AbortController();
  const interrupt = () => stop.abort(new Error("stopped by Ctrl-C"));
  process.once("SIGINT", interrupt);
  if (!live)
    console.log(`Starting a sandbox for ${vendors.join(", ")} (from the documents in generated/) ...`);
  const sandbox = live ? undefined : await startSandbox({ vendors, buildTimeMs });
  const progress = createProgress({ stdout, stderr, env, cwd: cwd(), signal: stop.signal });
  try {
    const results = await Promise.all(
      vendors.map((vendor) =>
        makeAvatar({ vendor, image, server: sandbox?.vendors[vendor], signal: stop.signal, progress }),
      ),
    );
    progress.end();
    console.log();
    for (const line of formatTable([head, ...results.map(toCells)])) console.log(line);
    for (const { error } of results) if (error) console.error(`\n${describe(error)}`);
    const avatar = results.find(({ vendor, error }) => vendor === "argil" && error === undefined);
    // Sandbox only: at Argil itself, a render costs more than everything else here.
    if (avatar && sandbox?.vendors.argil) await makeVideo(sandbox.vendors.argil, avatar.id, stop.signal);
    await showRefusal(vendors);
    return results.every(({ error }) => error === undefined);
  } finally {
    process.off("SIGINT", interrupt);
    await sandbox?.close();
  }
}

const head = ["vendor", "id", "status", "requests", "seconds"];

function toCells({ vendor, id, status, requests, seconds }: DemoResult): unknown[] {
  return [vendor, id, status, requests, seconds.toFixed(1)];
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
