import { parseArgs } from "node:util";
import { runScript } from "../../shared/run-script.ts";
import { type Growth, measureDocument } from "../growth.ts";
import { readLargeDocument } from "../large-document.ts";
import { benchOwnDocuments } from "../own-documents.ts";
import { everyNthPath } from "../subset.ts";

const mostGrowth = 1.25;

let tooSlow = false;

function goal(met: boolean, text: string): string {
  tooSlow ||= !met;
  return `${met ? "ok  " : "SLOW"}  goal: ${text}`;
}

function printOwnDocuments(): void {
  console.log("npm run generate beyond starting Node, medians:");
  for (const { name, seconds, limit } of benchOwnDocuments()) {
    const text = `  ${name}`.padEnd(34);
    console.log(`${text} ${seconds.toFixed(2).padStart(6)} s   ${goal(seconds < limit, `under ${limit} s`)}`);
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
  const growth = goal(ratio < mostGrowth, `no faster than the document, give or take a quarter`);
  console.log(`time per MB, all paths to half of them: ${ratio.toFixed(2)}   ${growth}`);
}

await runScript(async () => {
  const { values } = parseArgs({ options: { document: { type: "string" } } });
  printOwnDocuments();
  await benchGrowth(values.document);
  if (tooSlow) process.exitCode = 1;
});
