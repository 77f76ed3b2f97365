import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { listProblems, operationName, readApiOnly } from "../common/api-only.ts";
import { projectRoot, vendors } from "../common/project.ts";
import { runScript } from "../common/run-script.ts";
import { share } from "../common/table.ts";
import { isWrapped } from "../common/wrapped.ts";
import { type CoverageRow, coverage } from "./coverage.ts";
import { coverageTable } from "./coverage-table.ts";
import { ContractDocument } from "./document.ts";
import { recordFolderVariable, type WireRecord } from "./record.ts";

/** Returns the exit code. Vitest's own report goes to stderr when stdout must hold only JSON. */
function runTests(filters: readonly string[], folder: string | undefined, json: boolean): number {
  const vitest = join(dirname(createRequire(import.meta.url).resolve("vitest/package.json")), "vitest.mjs");
  const { status } = spawnSync(process.execPath, [vitest, "run", "--project=contract", ...filters], {
    cwd: projectRoot,
    env: folder === undefined ? process.env : { ...process.env, [recordFolderVariable]: folder },
    stdio: ["inherit", json ? 2 : "inherit", "inherit"],
  });
  return status ?? 1;
}

function readRecords(folder: string): WireRecord[] {
  return readdirSync(folder)
    .flatMap((name) => readFileSync(join(folder, name), "utf8").trimEnd().split("\n"))
    .map((line): WireRecord => JSON.parse(line));
}

function problemsOf(rows: readonly CoverageRow[]): string[] {
  const lists = vendors.flatMap((vendor) => {
    const { operations } = new ContractDocument(vendor);
    const withWrapper = operations.filter(({ operationId }) => isWrapped(vendor, operationId));
    return listProblems(
      operations.map(operationName),
      withWrapper.map(operationName),
      readApiOnly(vendor),
    ).map((problem) => `${vendor} ${problem}`);
  });
  const missing = rows
    .filter(({ wrapped, hits }) => wrapped && hits === 0)
    .map(({ vendor, operation, status, example }) => {
      const answer = example === undefined ? status : `${status} ${example}`;
      return `${vendor} ${operation}: ${answer} was not exercised`;
    });
  return [...lists, ...missing];
}

function report(rows: readonly CoverageRow[], records: number, problems: readonly string[]): void {
  const wrapped = rows.filter((row) => row.wrapped);
  const operations = (some: readonly CoverageRow[]) => new Set(some.map((row) => row.vendor + row.operation));
  const hit = (some: readonly CoverageRow[]) => some.filter(({ hits }) => hits > 0);
  console.log(`\n${coverageTable(rows)}\n`);
  console.log(`${records} exchanges recorded. Documented responses seen, example by example:`);
  console.log(
    `  wrapped operations   ${operations(wrapped).size}: ${share(hit(wrapped).length, wrapped.length)}`,
  );
  const rest = rows.filter((row) => !row.wrapped);
  console.log(`  api only             ${operations(rest).size}: ${share(hit(rest).length, rest.length)}`);
  for (const problem of problems) console.error(`MISSING: ${problem}`);
}

await runScript(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { coverage: { type: "boolean" }, json: { type: "boolean" } },
  });
  const folder = values.coverage ? mkdtempSync(join(tmpdir(), "contract-records-")) : undefined;
  try {
    process.exitCode = runTests(positionals, folder, values.json ?? false);
    if (folder === undefined) return;
    const records = readRecords(folder);
    const operations = vendors.flatMap((vendor) => new ContractDocument(vendor).operations);
    const rows = coverage(operations, ({ vendor, operationId }) => isWrapped(vendor, operationId), records);
    const problems = problemsOf(rows);
    if (values.json) console.log(JSON.stringify({ rows, problems }, undefined, 2));
    else report(rows, records.length, problems);
    if (problems.length > 0) process.exitCode = 1;
  } finally {
    if (folder !== undefined) rmSync(folder, { recursive: true });
  }
});
