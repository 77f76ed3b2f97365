import { pinned, pinnedNode } from "../common/runtimes/catalog.ts";
import { finish } from "../common/runtimes/programs.ts";
import { installRuntime } from "./install.ts";
import type { Runtime } from "./row.ts";
import type { SuiteReport } from "./suite/suite.ts";

/** A runtime that runs a file and resolves packages from node_modules. */
function nodeLike(version: string, program: string, args: readonly string[] = []): Runtime {
  return {
    version,
    async run({ project, settings, signal }) {
      const given = [...args, "node-like.mjs", JSON.stringify(settings), project.picture];
      const output = await finish(program, given, { cwd: project.folder, signal });
      return JSON.parse(output) as SuiteReport;
    },
  };
}

/** The current Node if it has that major version, otherwise one from npm. */
export async function openNode(name: Parameters<typeof pinnedNode>[0]): Promise<Runtime> {
  const { node: running } = process.versions;
  if (running.startsWith(`${name.slice("node".length)}.`)) return nodeLike(running, process.execPath);
  const wanted = pinnedNode(name);
  return nodeLike(wanted.version, await installRuntime(wanted));
}

export async function openBun(): Promise<Runtime> {
  return nodeLike(pinned.bun.version, await installRuntime(pinned.bun));
}

export async function openDeno(): Promise<Runtime> {
  const program = await installRuntime(pinned.deno);
  return nodeLike(pinned.deno.version, program, [
    "run",
    "--allow-all",
    "--no-lock",
    "--node-modules-dir=manual",
  ]);
}
