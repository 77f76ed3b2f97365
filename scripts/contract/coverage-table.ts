import { alignTable } from "../common/table.ts";
import type { CoverageRow } from "./coverage.ts";

const heading = ["operation", "status", "example", "hits"];

/** The rows as text; an operation's name and a status are not repeated. */
export function coverageTable(rows: readonly CoverageRow[]): string {
  const cells = rows.map((row, i) => {
    const above = rows[i - 1];
    const sameOperation = above?.operation === row.operation && above.vendor === row.vendor;
    const name = sameOperation ? "" : `${row.vendor} ${row.operation}`;
    const status = sameOperation && above.status === row.status ? "" : row.status;
    const hits = row.hits === 0 ? (row.wrapped ? "0  MISSING" : "-") : String(row.hits);
    return [name, status, row.example ?? "(none)", hits];
  });
  return alignTable(heading, cells);
}
