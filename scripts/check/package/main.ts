/**
 * Is the package fit to be published? Builds and packs it once, then looks at the tarball as npm, bundlers and
 * TypeScript would; `--write` brings LICENSES.md up to date. Needs the npm registry. Exit code 1 for any finding.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { projectRoot } from "../../shared/project.ts";
import { runScript } from "../../shared/run-script.ts";
import { combinations, compileConsumers, entryPoints } from "./compilers.ts";
import { renderLicences } from "./licences.ts";
import { foreignFiles, pack } from "./pack.ts";
import { findUnused, lintPackage, lintTypes } from "./tools.ts";

const licences = "LICENSES.md";

function checkLicences(write: boolean): string[] {
  const file = join(projectRoot, licences);
  const current = renderLicences(projectRoot);
  if (write) writeFileSync(file, current);
  const wrong = readFileSync(file, "utf8") !== current;
  return wrong ? [`${licences} is not current: npm run check -- package --write`] : [];
}

await runScript(async () => {
  const { values } = parseArgs({ options: { write: { type: "boolean", default: false } } });
  using packed = await pack(projectRoot);
  const { files, folder, tarball } = packed;
  const checks: [name: string, what: string, look: () => string[] | Promise<string[]>][] = [
    ["contents", `${files.length} files, no source, no test`, () => foreignFiles(files)],
    ["publint", "strict", () => lintPackage(tarball)],
    ["attw", "ESM only", () => lintTypes(projectRoot, tarball)],
    ["knip", "files, exports, dependencies", () => findUnused(projectRoot)],
    ["licences", licences, () => checkLicences(values.write)],
    [
      "TypeScript",
      `${entryPoints(projectRoot).length} entry points, ${combinations} combinations of compiler and resolution`,
      () => compileConsumers(projectRoot, folder, tarball),
    ],
  ];
  const table: string[] = [];
  for (const [name, what, look] of checks) {
    const findings = await attempt(look);
    table.push(`${findings.length === 0 ? "ok  " : "FAIL"}  ${name.padEnd(10)}  ${what}`);
    if (findings.length === 0) continue;
    process.exitCode = 1;
    console.log(`${name}:\n${findings.map((line) => `  ${line}`).join("\n")}\n`);
  }
  console.log(table.join("\n"));
});

/** A check that cannot be made is a finding, and does not keep the others from being made. */
async function attempt(look: () => string[] | Promise<string[]>): Promise<string[]> {
  try {
    return await look();
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}
