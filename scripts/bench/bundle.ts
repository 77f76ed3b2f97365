import { gzipSync } from "node:zlib";
import { type BuildOptions, buildSync, type Metafile, type StdinOptions } from "esbuild";
import { projectRoot } from "../common/project.ts";
import { built } from "./build.ts";

export interface BundleSize {
  /** Gzipped bytes as a single file, the way bundlers for edge workers produce it. */
  total: number;
  /** Gzipped bytes loaded with the entry point if the bundler splits. */
  first: number;
  /** Gzipped bytes that a program loads until its avatar is ready, if the bundler splits. */
  avatar: number;
  /** Gzipped bytes of everything that is not loaded with the entry point. */
  later: number;
  /** Minified bytes of each module, by whether it is loaded first or later. */
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

/** Bundles a program with these imports for browsers and edge workers: minified and split. */
export function measureBundle(contents: string, resolveDir: string = built): BundleSize {
  const stdin: StdinOptions = { contents, resolveDir, loader: "ts" };
  const result = buildSync({ ...options, splitting: true, stdin });
  const { outputs } = result.metafile;
  const first = loadedFirst(outputs);
  const avatar = loadedWith(outputs, [...first, ...loadedByFirstAvatar(outputs)]);
  const size: BundleSize = {
    total: gzippedWhole(stdin),
    first: 0,
    avatar: 0,
    later: 0,
    modules: { first: {}, later: {} },
  };
  for (const { path, contents } of result.outputFiles) {
    const [name, output] = Object.entries(outputs).find(([name]) => path.endsWith(name)) ?? [];
    if (name === undefined || !output) throw new Error(`esbuild does not say what is in ${path}`);
    const when = first.has(name) ? "first" : "later";
    const bytes = gzipped(contents);
    size[when] += bytes;
    if (avatar.has(name)) size.avatar += bytes;
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
  // To esbuild, lazy chunks are entry points too, even those that nothing loads any more.
  const entry = Object.keys(outputs).filter((name) => outputs[name]?.entryPoint === "<stdin>");
  return loadedWith(outputs, entry);
}

/** The chunks with the first call and the avatar methods, as scripts/build/chunks.ts names them. */
function loadedByFirstAvatar(outputs: Metafile["outputs"]): string[] {
  const part = /(^|\/)dist\/chunks\/(later|\w+-avatars)\.js$/;
  return Object.keys(outputs).filter((name) =>
    Object.keys(outputs[name]?.inputs ?? {}).some((id) => part.test(id)),
  );
}

function loadedWith(outputs: Metafile["outputs"], names: readonly string[]): Set<string> {
  const found = new Set(names);
  for (const name of found)
    for (const { path, kind } of outputs[name]?.imports ?? [])
      if (kind === "import-statement") found.add(path);
  return found;
}

/** Typical imports of the built package, by name. */
export const programs = {
  anam: 'export { createAnamClient } from "./dist/anam.js";',
  protoface: 'export { createProtofaceClient } from "./dist/protoface.js";',
  argil: 'export { createArgilClient } from "./dist/argil.js";',
  "all three": `
    export { createAnamClient } from "./dist/anam.js";
    export { createProtofaceClient } from "./dist/protoface.js";
    export { createArgilClient } from "./dist/argil.js";`,
} as const;

/** The same, but with every export of the entry points. */
export const wholePrograms = {
  anam: 'export * from "./dist/anam.js";',
  protoface: 'export * from "./dist/protoface.js";',
  argil: 'export * from "./dist/argil.js";',
  "the main entry": 'export * from "./dist/index.js";',
} as const;

/** One of them built from source, to attribute bytes to modules. */
export const fromSources = 'export { createProtofaceClient } from "./src/vendors/protoface/index.ts";';
