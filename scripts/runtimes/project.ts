import { copyFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { createConsumer } from "../common/consumer.ts";
import { projectRoot } from "../common/project.ts";

/** A project outside this one, with the packed tarball installed and the suite in it. */
export interface SuiteProject extends AsyncDisposable {
  folder: string;
  /** The suite's image as a file. */
  picture: string;
  /** Bundles an entry file of the suite with the installed package, for runtimes without node_modules. Returns the path. */
  bundle(entry: "workerd" | "page"): Promise<string>;
}

const sources = join(projectRoot, "scripts/runtimes/entries");

export async function createSuiteProject(picture: Uint8Array): Promise<SuiteProject> {
  const consumer = await createConsumer();
  const { folder } = consumer;
  const inFolder = (name: string): string => join(folder, name);
  const common = { bundle: true, format: "esm", target: "es2022" } as const;
  await build({ ...common, entryPoints: [join(sources, "suite.ts")], outfile: inFolder("suite.mjs") });
  for (const name of ["node-like.mjs", "workerd.mjs", "page.mjs"])
    await copyFile(join(sources, name), inFolder(name));
  await writeFile(inFolder("Ada Zoë.png"), picture);
  return {
    folder,
    picture: inFolder("Ada Zoë.png"),
    async bundle(entry) {
      const outfile = inFolder(`${entry}.bundle.js`);
      // With the conditions that browser bundlers set.
      await build({ ...common, platform: "browser", entryPoints: [inFolder(`${entry}.mjs`)], outfile });
      return outfile;
    },
    [Symbol.asyncDispose]: () => consumer[Symbol.asyncDispose](),
  };
}
