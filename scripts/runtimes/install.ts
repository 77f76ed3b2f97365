import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { projectRoot } from "../common/project.ts";
import { CannotRun } from "../common/runtimes/cannot-run.ts";
import type { Pinned } from "../common/runtimes/catalog.ts";
import { finish } from "../common/runtimes/programs.ts";

const cache = join(projectRoot, "node_modules/.cache/avatar-clients/runtimes");

/** The path of a runtime's binary, downloaded from npm on first use. Install scripts are not run. */
export async function installRuntime(pinned: Pinned): Promise<string> {
  const { package: name, version, program } = pinned;
  const folder = join(cache, `${name}-${version}`);
  const modules = join(folder, "node_modules");
  const present = await find(modules, program);
  if (present) return present;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "package.json"), JSON.stringify({ private: true }));
  const quiet = ["--no-audit", "--no-fund", "--ignore-scripts"];
  try {
    await finish("npm", ["install", ...quiet, `${name}@${version}`], { cwd: folder });
  } catch (error) {
    throw new CannotRun(`npm could not install ${name}@${version}: ${(error as Error).message}`);
  }
  const fetched = await find(modules, program);
  if (!fetched)
    throw new CannotRun(`${name}@${version} has no build for ${process.platform}-${process.arch}`);
  return fetched;
}

/** Resolves a path in which `*` stands for the one folder that contains the rest. */
async function find(folder: string, path: string): Promise<string | undefined> {
  const [part = "", ...rest] = path.split("/");
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((each) => part === "*" || part === each)) {
    const found = rest.length === 0 ? join(folder, name) : await find(join(folder, name), rest.join("/"));
    if (found) return found;
  }
  return undefined;
}
