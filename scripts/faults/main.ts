/**
 * Shows how the client handles everything that can go wrong between it and a vendor.
 *
 *   npm run test:faults                              plays every fault with every operation and prints the matrix
 *   npm run test:faults -- --downloads               only the faults of downloads
 *   npm run test:faults -- --markdown                prints the short form for the README
 *   npm run test:faults -- --soak 1000 [--seed 7]    random faults and aborts, reproducible by seed
 *   npm run test:faults -- --seed 7 --run 42         repeats one of those runs
 */
import { parseArgs } from "node:util";
import { printDownloads } from "./downloads/table.ts";
import { printMatrix } from "./matrix.ts";
import { startSurroundings } from "./play/surroundings.ts";
import { printRun, soak } from "./soak/soak.ts";

const { values } = parseArgs({
  options: {
    markdown: { type: "boolean", default: false },
    downloads: { type: "boolean", default: false },
    soak: { type: "string" },
    seed: { type: "string" },
    run: { type: "string" },
  },
});

function wholeNumber(name: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`--${name} must be a whole number, not ${text}`);
  return Number(text);
}

async function printTables(): Promise<boolean> {
  const good = values.downloads || (await printMatrix(surroundings, values.markdown));
  return (values.markdown || (await printDownloads())) && good;
}

const seed = wholeNumber("seed", values.seed ?? String(Math.floor(Math.random() * 1e9)));
const surroundings = await startSurroundings();
const good =
  values.run !== undefined
    ? await printRun(seed, wholeNumber("run", values.run), surroundings)
    : values.soak !== undefined
      ? await soak(seed, wholeNumber("soak", values.soak), surroundings)
      : await printTables();
await surroundings[Symbol.asyncDispose]();
// Abandoned connections would keep the process alive for a while.
process.exit(good ? 0 : 1);
