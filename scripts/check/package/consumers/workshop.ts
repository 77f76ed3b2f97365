import { mkdir, readdir, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { unpack } from "../../../common/pack.ts";
import { type Ended, findingsOf, run, scriptOf } from "../../../common/run-program.ts";
import { fetchDownloads } from "./downloads.ts";

/** A folder outside this project. Every project in it finds the packed tarball in `node_modules`. */
export interface Workshop {
  /** Writes a project and returns its folder. */
  project(name: string, files: Readonly<Record<string, string | object>>): Promise<string>;
  /** Runs a command of an installed package, or a script with Node if there is no such package. */
  run(project: string, command: Command, args: readonly string[]): Promise<Ended>;
}

export type Command = { readonly package: string; readonly command: string } | "node";

/** Only the tarball is copied; dependencies are linked, as some package managers do. */
export async function openWorkshop(folder: string, tarball: string): Promise<Workshop> {
  const downloads = await fetchDownloads();
  const modules = join(folder, "node_modules");
  await mkdir(modules, { recursive: true });
  for (const name of await packagesIn(downloads)) {
    await mkdir(dirname(join(modules, name)), { recursive: true });
    await symlink(join(downloads, name), join(modules, name), "junction");
  }
  await unpack(tarball, join(modules, "avatar-clients"));
  return {
    async project(name, files) {
      const project = join(folder, name);
      for (const [file, content] of Object.entries(files)) {
        await mkdir(dirname(join(project, file)), { recursive: true });
        const text = typeof content === "string" ? content : JSON.stringify(content, null, 2);
        await writeFile(join(project, file), text);
      }
      return project;
    },
    run(project, command, args) {
      const script = command === "node" ? [] : [scriptOf(folder, command.package, command.command)];
      return run(process.execPath, [...script, ...args], project);
    },
  };
}

async function packagesIn(modules: string): Promise<string[]> {
  const names = (await readdir(modules)).filter((name) => !name.startsWith("."));
  const found = names.map(async (name) =>
    name.startsWith("@") ? (await readdir(join(modules, name))).map((each) => `${name}/${each}`) : [name],
  );
  return (await Promise.all(found)).flat();
}

/** Describes what is wrong with a program that should exit cleanly and print this. */
export function unlessPrinted(ended: Ended, expected: RegExp, what: string): string[] {
  const findings = findingsOf(ended).map((line) => `${what}: ${line}`);
  if (findings.length > 0 || expected.test(ended.output)) return findings;
  return [`${what}: printed ${JSON.stringify(ended.output)}, which does not match ${expected}`];
}
