import { alignTable } from "../common/table.ts";
import type { RuntimeRow } from "./run-row.ts";

/** Printed as soon as a row is done: one line, and one for each failure. */
export function printFailures({ runtime, report, cannot }: RuntimeRow): void {
  const { passed, failed } = report;
  console.log(
    `${runtime}: ${cannot ? `cannot run: ${cannot}` : `${passed.length} passed, ${failed.length} failed`}`,
  );
  for (const { name, problem } of failed) console.log(`  FAILED ${name}\n    ${problem}`);
}

export function printTable(rows: readonly RuntimeRow[]): void {
  const cells = rows.map(({ runtime, version, seconds, report, cannot }) =>
    cannot
      ? [runtime, version || "-", "-", "-", "-", `cannot run: ${cannot}`]
      : [
          runtime,
          version,
          String(report.passed.length),
          String(report.failed.length),
          seconds.toFixed(1),
          report.failed.length === 0 ? "green" : "RED",
        ],
  );
  console.log(`\n${alignTable(["runtime", "version", "passed", "failed", "seconds", ""], cells)}`);
}
