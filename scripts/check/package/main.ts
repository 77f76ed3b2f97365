/**
 * Is the package fit to be published? Builds and packs it once, inspects the tarball the way npm, bundlers and TypeScript
 * would, and uses it in projects like those of its users; `--write` updates LICENSES.md. The first run downloads what those
 * projects need from npm. Exits with 1 if there is any finding.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { foreignFiles, pack } from "../../common/pack.ts";
import { projectRoot } from "../../common/project.ts";
import { runScript } from "../../common/run-script.ts";
import { checkFrameworks } from "./consumers/frameworks.ts";
import { checkJest } from "./consumers/jest.ts";
import { checkLambda } from "./consumers/lambda.ts";
import { checkNest } from "./consumers/nest.ts";
import { checkTypeScript, combinations } from "./consumers/typescript.ts";
import { openWorkshop } from "./consumers/workshop.ts";
import { renderLicences } from "./licences.ts";
import { findUnused, lintPackage, lintTypes } from "./tools.ts";

const licences = "LICENSES.md";

function checkLicences(write: boolean): string[] {
  const file = join(projectRoot, licences);
  const current = renderLicences(projectRoot);
  if (write) writeFileSync(file, current);
  const wrong = readFileSync(file, "utf8") !== current;
  return wrong ? [`${licences} is out of date: npm run check -- package --write`] : [];
}

await runScript(async () => {
  const { values } = parseArgs({ options: { write: { type: "boolean", default: false } } });
  using packed = await pack(projectRoot);
  const { files, bytes, folder, tarball } = packed;
  const workshop = await openWorkshop(join(folder, "workshop"), tarball);
  const checks: [name: string, what: string, look: () => string[] | Promise<string[]>][] = [
    [
      "contents",
      `${files.length} files, ${Math.round(bytes / 1000)} kB, no source, no test`,
      () => foreignFiles(files),
    ],
    ["publint", "strict", () => lintPackage(tarball)],
    ["attw", "ESM and CommonJS, every resolution", () => lintTypes(projectRoot, tarball)],
    ["knip", "files, exports, dependencies", () => findUnused(projectRoot)],
    ["licences", licences, () => checkLicences(values.write)],
    [
      "TypeScript",
      `${combinations} combinations of compiler and settings, run`,
      () => checkTypeScript(workshop, projectRoot),
    ],
    ["Jest", "30 as it comes, and ts-jest", () => checkJest(workshop)],
    ["Nest", "11: compiled, run, tested", () => checkNest(workshop)],
    [
      "frameworks",
      "Express, Fastify, Hono, Nest, Next, Lambda: upload, create, webhook, ready",
      () => checkFrameworks(workshop),
    ],
    ["Lambda", "CommonJS bundles made by esbuild, run", () => checkLambda(workshop, folder)],
  ];
  const table: string[] = [];
  for (const [name, what, look] of checks) {
    const started = performance.now();
    const findings = await attempt(look);
    const seconds = `${((performance.now() - started) / 1000).toFixed(0)} s`;
    table.push(
      `${findings.length === 0 ? "ok  " : "FAIL"}  ${name.padEnd(10)}  ${seconds.padStart(5)}  ${what}`,
    );
    if (findings.length === 0) continue;
    process.exitCode = 1;
    console.log(`${name}:\n${findings.map((line) => `  ${line}`).join("\n")}\n`);
  }
  console.log(table.join("\n"));
});

/** A check that cannot run is a finding, and does not prevent the others from running. */
async function attempt(look: () => string[] | Promise<string[]>): Promise<string[]> {
  try {
    return await look();
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}
