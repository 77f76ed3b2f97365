import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { projectRoot } from "../common/project.ts";

const root = join(projectRoot, "node_modules/.cache/avatar-clients/bench");

/** A path in the benchmarks' own folder, from which files can import the project's dependencies. */
export function cached(...parts: string[]): string {
  return join(root, ...parts);
}

/** A folder there, created if missing. */
export function cachedFolder(...parts: string[]): string {
  const folder = cached(...parts);
  mkdirSync(folder, { recursive: true });
  return folder;
}

export function urlOf(file: string): string {
  return pathToFileURL(file).href;
}
