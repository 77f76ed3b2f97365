/**
 * Runs one suite, from the packed tarball, on every runtime that the package promises to support.
 *
 *   npm run test:runtimes                        all of them, followed by a table
 *   npm run test:runtimes -- --only bun,deno     only these
 *
 * Runtimes come from npm in pinned versions and stay in node_modules/.cache; Chromium is the system's.
 */
import { parseArgs } from "node:util";
import { runScript } from "../common/run-script.ts";
import { createSuiteProject } from "./project.ts";
import { runRow } from "./run-row.ts";
import { type RuntimeName, runtimeNames } from "./suite/differences.ts";
import { startSurroundings } from "./suite/support/surroundings.ts";
import { printFailures, printTable } from "./table.ts";

function chooseRuntimes(only: string | undefined): readonly RuntimeName[] {
  if (only === undefined) return runtimeNames;
  return only.split(",").map((asked) => {
    const name = runtimeNames.find((each) => each === asked.trim());
    if (!name) throw new Error(`--only takes names from ${runtimeNames.join(", ")}; not ${asked}`);
    return name;
  });
}

await runScript(async () => {
  const { values } = parseArgs({ options: { only: { type: "string" } } });
  const chosen = chooseRuntimes(values.only);
  const surroundings = await startSurroundings();
  try {
    const project = await createSuiteProject(surroundings.picture);
    try {
      const rows = [];
      for (const runtime of chosen) {
        const row = await runRow(runtime, project, surroundings);
        printFailures(row);
        rows.push(row);
      }
      printTable(rows);
      if (rows.some(({ report }) => report.failed.length > 0)) process.exitCode = 1;
    } finally {
      await project[Symbol.asyncDispose]();
    }
  } finally {
    await surroundings[Symbol.asyncDispose]();
  }
});
