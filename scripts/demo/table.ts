import type { Result } from "./run-job.ts";

/** The results in aligned columns. */
export function formatTable(results: readonly Result[]): string {
  const rows = results.map(({ vendor, id, name, status, requests, seconds }) => [
    vendor,
    id,
    name,
    status,
    String(requests),
    seconds.toFixed(1),
  ]);
  const all = [["vendor", "id", "name", "status", "requests", "seconds"], ...rows];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))) ?? [];
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
