import { benchOwnDocuments } from "../own-documents.ts";
import type { BenchReport } from "../report.ts";

/** Times `npm run generate` on our own documents. */
export async function benchGenerate(report: BenchReport): Promise<void> {
  report.section("npm run generate");
  const rows = benchOwnDocuments();
  report.table(rows.map(({ name, seconds }) => [name, `${seconds.toFixed(2)} s`]));
  for (const { name, seconds, limit } of rows)
    report.goal(`generate, ${name}, under ${limit} s`, seconds < limit, `${seconds.toFixed(2)} s`);
}
