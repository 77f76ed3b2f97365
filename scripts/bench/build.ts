import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { pack, unpack } from "../common/pack.ts";
import { isObject, type JsonObject, objectAt, stringAt } from "../common/pipeline/json.ts";
import { projectRoot } from "../common/project.ts";
import { cached, urlOf } from "./cache.ts";

export const built = cached("package");

/** Builds and packs the package and unpacks it for the measurements. @returns the tarball's size in bytes. */
export async function buildPackage(): Promise<number> {
  using packed = await pack(projectRoot);
  await unpack(packed.tarball, built);
  return packed.bytes;
}

export type Entry = "." | "./anam" | "./protoface" | "./argil" | "./node";

/** What package.json exports for an entry point: its code or its declarations. */
export function entryFile(entry: Entry, kind: "default" | "types" = "default"): string {
  const manifest: unknown = JSON.parse(readFileSync(join(built, "package.json"), "utf8"));
  const exported: JsonObject = isObject(manifest) ? objectAt(manifest, "exports") : {};
  return join(built, stringAt(objectAt(objectAt(exported, entry), "import"), kind));
}

export function entryUrl(entry: Entry): string {
  return urlOf(entryFile(entry));
}

/** Compiles a program of `children/` to plain JavaScript so that no TypeScript loader is measured along with it. */
export function buildChild(name: string): string {
  const outfile = cached("children", `${name}.mjs`);
  const entryPoints = [join(projectRoot, "scripts/bench/children", `${name}.ts`)];
  const common = { platform: "node", format: "esm", target: "node20", logLevel: "error" } as const;
  buildSync({ ...common, entryPoints, outfile, bundle: true, packages: "external" });
  return outfile;
}
