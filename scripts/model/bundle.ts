import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative, sep } from "node:path";
import { build, type Plugin } from "esbuild";
import { projectRoot } from "../common/project.ts";

/** One replacement in a source file; its target must occur exactly once. */
export interface Edit {
  /** Path relative to the project's root. */
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

export interface Bundle extends AsyncDisposable {
  readonly program: string;
}

/**
 * Bundles the model with the client, and a second copy of the client next to it. In a bundle, `import()` needs no other
 * thread, whose work the driver of virtual time could not see; and sources can be patched on the fly, without a copy of
 * them.
 */
export async function bundleModel(edits: readonly Edit[] = []): Promise<Bundle> {
  const folder = await mkdtemp(join(tmpdir(), "model-"));
  const program = join(folder, "worker.mjs");
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    await build({
      absWorkingDir: projectRoot,
      entryPoints: { worker: "test/model/worker.ts", package: "src/index.ts" },
      outdir: folder,
      outExtension: { ".js": ".mjs" },
      bundle: true,
      platform: "node",
      format: "esm",
      logLevel: "silent",
      plugins: [editing(edits)],
    });
  } catch (error) {
    await remove();
    throw error;
  }
  return { program, [Symbol.asyncDispose]: remove };
}

/** Applies edits while files are loaded. @throws if a target does not occur exactly once, or its file is not bundled. */
function editing(edits: readonly Edit[]): Plugin {
  const left = new Set(edits);
  return {
    name: "edits",
    setup(esbuild) {
      esbuild.onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, async ({ path }) => {
        const file = relative(projectRoot, path).split(sep).join("/");
        const ours = edits.filter((edit) => edit.file === file);
        if (ours.length === 0) return undefined;
        let contents = await readFile(path, "utf8");
        for (const edit of ours) {
          contents = applyEdit(contents, edit);
          left.delete(edit);
        }
        return { contents, loader: "ts" };
      });
      esbuild.onEnd(() => {
        const [missed] = left;
        if (missed) throw new Error(`${missed.file} is not part of the bundle`);
      });
    },
  };
}

/** @throws if the target does not occur exactly once. */
export function applyEdit(text: string, { file, find, replace }: Edit): string {
  const pieces = text.split(find);
  if (pieces.length !== 2) {
    throw new Error(`${file} has ${pieces.length - 1} times instead of once: ${find.slice(0, 80)}`);
  }
  return pieces.join(replace);
}
