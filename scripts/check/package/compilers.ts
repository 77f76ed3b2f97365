import { readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isObject, objectAt } from "../../shared/pipeline/json.ts";
import { consumer } from "./consumer.ts";
import { findingsOf, run, scriptOf } from "./run.ts";

/** The oldest that users may have, and what has come since. */
const compilers = ["5.4.5", "5.6.3", "5.9.3", "6.0.3", "7.0.2"] as const;

const settings = [
  { module: "nodenext", moduleResolution: "nodenext" },
  { module: "esnext", moduleResolution: "bundler" },
] as const;

export const combinations = compilers.length * settings.length;

const alias = (version: string) => `typescript-${version}`;

/** The names of everything that can be imported. */
export function entryPoints(root: string): string[] {
  const manifest: unknown = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  if (!isObject(manifest)) throw new Error("package.json is no object");
  return Object.keys(objectAt(manifest, "exports")).filter((name) => !name.endsWith(".json"));
}

/** Compiles a user's file against the packed declarations, with each compiler; needs the npm registry. */
export async function compileConsumers(root: string, folder: string, tarball: string): Promise<string[]> {
  const project = join(folder, "consumer");
  await mkdir(project);
  await writeFile(join(project, "package.json"), JSON.stringify({ type: "module", private: true }));
  await writeFile(join(project, "consumer.ts"), consumer(entryPoints(root)));
  const aliases = compilers.map((version) => `${alias(version)}@npm:typescript@${version}`);
  const packages = [tarball, "@types/node@20", ...aliases];
  const installed = await run(
    "npm",
    ["install", "--no-audit", "--no-fund", "--no-package-lock", ...packages],
    project,
  );
  if (installed.code !== 0) throw new Error(`npm install failed\n${installed.output}`);

  const findings: string[] = [];
  for (const version of compilers) {
    const compiled = settings.map((setting) => compile(project, version, setting));
    findings.push(...(await Promise.all(compiled)).flat());
  }
  return findings;
}

async function compile(
  project: string,
  version: (typeof compilers)[number],
  setting: (typeof settings)[number],
): Promise<string[]> {
  const config = `tsconfig.${version}.${setting.module}.json`;
  const compilerOptions = {
    ...setting,
    target: "es2022",
    lib: ["es2022", "dom", "dom.iterable"],
    types: ["node"],
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: false,
    noEmit: true,
  };
  await writeFile(join(project, config), JSON.stringify({ compilerOptions, files: ["consumer.ts"] }));
  const script = scriptOf(project, alias(version), "tsc");
  const ended = await run(process.execPath, [script, "-p", config, "--pretty", "false"], project);
  return findingsOf(ended).map((line) => `TypeScript ${version}, ${setting.moduleResolution}: ${line}`);
}
