import { access, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { projectRoot } from "../common/project.ts";
import { pinnedNode } from "../common/runtimes/catalog.ts";
import { finish } from "../common/runtimes/programs.ts";
import type { PlayerOptions } from "./player.ts";

/** Does not run on Node 20. */
const undici8 = "undici8@npm:undici@8.13.1";

const cache = process.env.MODEL_CACHE ?? join(projectRoot, "node_modules/.cache/avatar-clients/model");

/** Node 22 and undici 8, downloaded from npm on first use; no install scripts are run. */
export async function installNode22(): Promise<Pick<PlayerOptions, "execPath" | "modules">> {
  const { package: name, version, program } = pinnedNode("node22");
  const folder = join(cache, version);
  const modules = join(folder, "node_modules");
  const installed = { execPath: join(modules, program), modules };
  const present = await access(join(modules, "undici8")).then(
    () => true,
    () => false,
  );
  if (present) return installed;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "package.json"), JSON.stringify({ private: true }));
  const quiet = ["--no-audit", "--no-fund", "--ignore-scripts"];
  await finish("npm", ["install", ...quiet, `${name}@${version}`, undici8], { cwd: folder });
  return installed;
}
