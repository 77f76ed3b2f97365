import { type Growth, measureDocument } from "../growth.ts";
import { readLargeDocument } from "../large-document.ts";
import type { BenchReport } from "../report.ts";
import { everyNthPath } from "../subset.ts";

const mostGrowth = 1.25;

function toCells({ megabytes, steps, total }: Growth): string[] {
  return [megabytes, ...Object.values(steps), total, total / megabytes].map((cell) => cell.toFixed(2));
}

/** How the time of `npm run generate` grows with a very large document: GitHub's, or the given file. */
export async function benchGrowth(report: BenchReport, file?: string): Promise<void> {
  report.section("npm run generate on a very large document, by every nth of its paths; seconds");
  const document = readLargeDocument(file);
  // Warms up the compiler and is not counted.
  await measureDocument(everyNthPath(document, 16));
  const rows: Growth[] = [];
  for (const n of [8, 4, 2, 1]) rows.push(await measureDocument(everyNthPath(document, n)));
  report.table([["MB", "bundle", "overlay", "yaml", "types", "total", "per MB"], ...rows.map(toCells)]);
  // The small ones mostly show the bundler's startup time.
  const [half, whole] = rows.slice(-2).map(({ total, megabytes }) => total / megabytes);
  const ratio = (whole ?? Number.NaN) / (half ?? Number.NaN);
  report.goal(
    "generate, time per MB, all paths to half of them, under a quarter more",
    ratio < mostGrowth,
    ratio.toFixed(2),
  );
}
