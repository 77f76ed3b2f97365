import { gzipSync } from "node:zlib";
import { type BuildOptions, buildSync, type Metafile, type StdinOptions } from "esbuild";
import { projectRoot } from "../common/project.ts";

export interface BundleSize {
  /** Gzipped bytes of all of it in one file, as bundlers for edge workers make it. */
  total: number;
  /** Gzipped bytes of what is loaded with the entry where a bundler splits. */
  first: number;
  /** Gzipped bytes of what is loaded when it is needed: with the first request, picture or call of `api`. */
  later: number;
  /** Minified bytes that each module has in what is loaded first, and later. */
  modules: { first: Record<string, number>; later: Record<string, number> };
}

const options = {
  bundle: true,
  minify: true,
  platform: "browser",
  mainFields: ["module", "main"],
  absWorkingDir: projectRoot,
  format: "esm",
  target: "es2022",
  outdir: "out",
  write: false,
  metafile: true,
  logLevel: "error",
} as const satisfies BuildOptions;

/** Bundles what a program would have of these imports, for browsers and edge workers: minified and split. */
export function measureBundle(contents: string, resolveDir: string = projectRoot): BundleSize {
  const stdin: StdinOptions = { contents, resolveDir, loader: "ts" };
  const result = buildSync({ ...options, splitting: true, stdin });
  const { outputs } = result.metafile;
  const first = loadedFirst(outputs);
  const size: BundleSize = {
    total: gzippedWhole(stdin),
    first: 0,
    later: 0,
    modules: { first: {}, later: {} },
  };
  for (const { path, contents } of result.outputFiles) {
    const [name, output] = Object.entries(outputs).find(([name]) => path.endsWith(name)) ?? [];
    if (name === undefined || !output) throw new Error(`esbuild does not say what is in ${path}`);
    const when = first.has(name) ? "first" : "later";
    size[when] += gzipped(contents);
    for (const [module, { bytesInOutput }] of Object.entries(output.inputs))
      size.modules[when][module] = bytesInOutput;
  }
  return size;
}

function gzippedWhole(stdin: StdinOptions): number {
  const [file] = buildSync({ ...options, stdin }).outputFiles;
  return file ? gzipped(file.contents) : Number.NaN;
}

function gzipped(contents: Uint8Array): number {
  return gzipSync(contents, { level: 9 }).length;
}

function loadedFirst(outputs: Metafile["outputs"]): Set<string> {
  const found = new Set(Object.keys(outputs).filter((name) => outputs[name]?.entryPoint !== undefined));
  // Entries of lazy chunks are entry points too, as far as esbuild is concerned.
  for (const { imports } of Object.values(outputs))
    for (const { path, kind } of imports) if (kind === "dynamic-import") found.delete(path);
  for (const name of found)
    for (const { path, kind } of outputs[name]?.imports ?? [])
      if (kind === "import-statement") found.add(path);
  return found;
}

/** What users import, by name. */
export const programs = {
  anam: 'export { createAnamClient } from "./src/vendors/anam/index.ts";',
  protoface: 'export { createProtofaceClient } from "./src/vendors/protoface/index.ts";',
  argil: 'export { createArgilClient } from "./src/vendors/argil/index.ts";',
  "all three": `
    export { createAnamClient } from "./src/vendors/anam/index.ts";
    export { createProtofaceClient } from "./src/vendors/protoface/index.ts";
    export { createArgilClient } from "./src/vendors/argil/index.ts";`,
} as const;

/** The same with every export of the entry points in use. */
export const wholePrograms = {
  anam: 'export * from "./src/vendors/anam/index.ts";',
  protoface: 'export * from "./src/vendors/protoface/index.ts";',
  argil: 'export * from "./src/vendors/argil/index.ts";',
  "the main entry": 'export * from "./src/index.ts";',
} as const;
