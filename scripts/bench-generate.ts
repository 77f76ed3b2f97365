import { rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { type Growth, measureDocument } from "./bench/growth.ts";
import { readLargeDocument } from "./bench/large-document.ts";
import { median, timeNode } from "./bench/measure.ts";
import { everyNthPath } from "./bench/subset.ts";
import { Tree } from "./mutations/tree.ts";
import { runScript } from "./pipeline/run-script.ts";

const runs = 5;
const most = { unchanged: 0.5, scratch: 3, growth: 1.25 };

let tooSlow = false;

function goal(met: boolean, text: string): string {
  tooSlow ||= !met;
  return `${met ? "ok  " : "SLOW"}  goal: ${text}`;
}

/** `npm run generate`, less what Node takes to start and do nothing. */
function benchOwnDocuments(): void {
  const tsx = join(dirname(createRequire(import.meta.url).resolve("tsx/package.json")), "dist/cli.mjs");
  const tree = new Tree();
  try {
    const idle = median(timeNode(["-e", "0"], tree.root, runs));
    const scratch = Array.from({ length: runs }, () => {
      rmSync(join(tree.root, "generated"), { recursive: true });
      return timeNode([tsx, "scripts/generate.ts"], tree.root, 1)[0] ?? Number.NaN;
    });
    const fromScratch = median(scratch) - idle;
    const unchanged = median(timeNode([tsx, "scripts/generate.ts"], tree.root, runs)) - idle;
    const row = (name: string, seconds: number, limit: number) =>
      console.log(
        `${name.padEnd(34)} ${seconds.toFixed(2).padStart(6)} s   ${goal(seconds < limit, `under ${limit} s`)}`,
      );
    console.log(`npm run generate beyond starting Node (${(idle * 1000).toFixed(0)} ms), median of ${runs}:`);
    row("  nothing changed", unchanged, most.unchanged);
    row("  the three documents from scratch", fromScratch, most.scratch);
  } finally {
    tree.remove();
  }
}

function growthRow({ megabytes, steps, total }: Growth): string {
  const cells = [megabytes, ...Object.values(steps), total, total / megabytes];
  return cells.map((cell) => cell.toFixed(2).padStart(8)).join("  ");
}

async function benchGrowth(file: string | undefined): Promise<void> {
  const document = readLargeDocument(file);
  console.log("\na very large document, by every nth of its paths; seconds:");
  console.log(
    ["MB", "bundle", "overlay", "yaml", "types", "total", "per MB"]
      .map((name) => name.padStart(8))
      .join("  "),
  );
  // The first one also warms up the compiler, and is not counted.
  await measureDocument(everyNthPath(document, 16));
  const rows: Growth[] = [];
  for (const n of [8, 4, 2, 1]) {
    const row = await measureDocument(everyNthPath(document, n));
    rows.push(row);
    console.log(growthRow(row));
  }
  // The small ones mostly show how long the bundler takes to start.
  const [half, whole] = rows.slice(-2).map(({ total, megabytes }) => total / megabytes);
  const ratio = (whole ?? Number.NaN) / (half ?? Number.NaN);
  const growth = goal(ratio < most.growth, `no faster than the document, give or take a quarter`);
  console.log(`time per MB, all paths to half of them: ${ratio.toFixed(2)}   ${growth}`);
}

await runScript(async () => {
  const { values } = parseArgs({ options: { document: { type: "string" } } });
  benchOwnDocuments();
  await benchGrowth(values.document);
  if (tooSlow) process.exitCode = 1;
});
