import type { CoverageRow } from "./coverage.ts";

const heading = ["operation", "status", "example", "hits"];

function line(cells: readonly string[], widths: readonly number[]): string {
  return cells
    .map((cell, i) => cell.padEnd(widths[i] ?? 0))
    .join("  ")
    .trimEnd();
}

/** The rows as text, an operation's name and a status once each. */
export function coverageTable(rows: readonly CoverageRow[]): string {
  const cells = rows.map((row, i) => {
    const above = rows[i - 1];
    const sameOperation = above?.operation === row.operation && above.vendor === row.vendor;
    const name = sameOperation ? "" : `${row.vendor} ${row.operation}`;
    const status = sameOperation && above.status === row.status ? "" : row.status;
    const hits = row.hits === 0 ? (row.wrapped ? "0  MISSING" : "-") : String(row.hits);
    return [name, status, row.example ?? "(none)", hits];
  });
  const widths = heading.map((title, i) =>
    Math.max(title.length, ...cells.map((row) => (row[i] ?? "").length)),
  );
  const rule = widths.map((width) => "-".repeat(width));
  return [heading, rule, ...cells].map((row) => line(row, widths)).join("\n");
}

/** `103 of 103 (100.0 %)`. */
export function share(part: number, whole: number): string {
  return `${part} of ${whole}${whole === 0 ? "" : ` (${((100 * part) / whole).toFixed(1)} %)`}`;
}
