import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { buildSync } from "esbuild";
import { projectRoot } from "../shared/project.ts";
import { cached, urlOf } from "./cache.ts";

const built = cached("package");

function compilerPath(): string {
  return join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");
}

/** Compiles the package as it is published, beside `dist`, which may be in use. */
export function buildPackage(): void {
  const options = ["-p", "tsconfig.build.json", "--outDir", built];
  execFileSync(process.execPath, [compilerPath(), ...options], { cwd: projectRoot, stdio: "inherit" });
}

/** The compiled entry points, by the names that users import. */
export const entries = {
  ".": join(built, "src/index.js"),
  "./anam": join(built, "src/vendors/anam/index.js"),
  "./protoface": join(built, "src/vendors/protoface/index.js"),
  "./argil": join(built, "src/vendors/argil/index.js"),
  "./node": join(built, "src/node.js"),
} as const;

export type Entry = keyof typeof entries;

export function entryUrl(entry: Entry): string {
  return urlOf(entries[entry]);
}

/** Compiles a program of `children/` to plain JavaScript, so that a TypeScript loader is no part of the measure. */
export function buildChild(name: string): string {
  const outfile = cached("children", `${name}.mjs`);
  const entryPoints = [join(projectRoot, "scripts/bench/children", `${name}.ts`)];
  const common = { platform: "node", format: "esm", target: "node20", logLevel: "error" } as const;
  buildSync({ ...common, entryPoints, outfile, bundle: true, packages: "external" });
  return outfile;
}
