import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, posix } from "node:path";
import { promisify } from "node:util";
import ts from "typescript";
import { projectRoot } from "../common/project.ts";
import { declarationsOf, entryPoints } from "./entries.ts";

const compiler = join(projectRoot, "node_modules/typescript/bin/tsc");

/**
 * The declarations that users can reach, once for ESM and once for CommonJS: a compiler takes each kind for what its
 * extension says.
 */
export async function writeDeclarations(folder: string): Promise<void> {
  const compiled = await mkdtemp(join(tmpdir(), "avatar-clients-types-"));
  try {
    await compile(compiled);
    for (const file of await reachable(compiled)) {
      const text = await readFile(join(compiled, file), "utf8");
      const target = join(folder, "types", file);
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, withExtension(text, ".js"));
      const common = generatedTypes.test(file) ? typesOnly(file) : withExtension(text, ".cjs");
      await writeFile(target.replace(/\.d\.ts$/, ".d.cts"), common);
    }
  } finally {
    await rm(compiled, { recursive: true, force: true });
  }
}

/** 45 kB of the tarball: they are there once. */
const generatedTypes = /^generated\/\w+\/types\.d\.ts$/;

/** The same types for CommonJS, which may name a module of the other kind for its types alone. */
function typesOnly(file: string): string {
  const module = `./${posix.basename(file, ".d.ts")}.js`;
  return `export type * from "${module}" with { "resolution-mode": "import" };\n`;
}

/** @throws with what the compiler found. */
async function compile(folder: string): Promise<void> {
  const options = ["-p", "tsconfig.build.json", "--emitDeclarationOnly", "--outDir", folder];
  try {
    await promisify(execFile)(process.execPath, [compiler, ...options], { cwd: projectRoot });
  } catch (error) {
    const { message, stdout } = error as Error & { stdout?: string };
    throw new Error(stdout || message);
  }
}

/** From the entry points on, by paths from the folder. */
async function reachable(folder: string): Promise<Set<string>> {
  const found = new Set(
    Object.values(entryPoints).map((source) => declarationsOf(source).replace("types/", "")),
  );
  for (const file of found) {
    const text = await readFile(join(folder, file), "utf8");
    for (const { fileName } of ownImports(text))
      found.add(posix.join(posix.dirname(file), fileName.replace(/\.ts$/, ".d.ts")));
  }
  return found;
}

/** The compiler leaves imports as they are written in our sources, with `.ts`. */
function withExtension(text: string, extension: ".js" | ".cjs"): string {
  let made = "";
  let done = 0;
  for (const { fileName, end } of ownImports(text)) {
    const at = text.lastIndexOf(fileName, end);
    made += text.slice(done, at) + fileName.replace(/\.ts$/, extension);
    done = at + fileName.length;
  }
  return made + text.slice(done);
}

/** Imports of our own files, `import("…")` types included, in the order of the text. */
function ownImports(text: string): ts.FileReference[] {
  const { importedFiles } = ts.preProcessFile(text, true, true);
  return importedFiles.filter(({ fileName }) => fileName.startsWith("."));
}
