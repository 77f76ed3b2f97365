import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { pack, unpack } from "../common/pack.ts";
import { isObject, type JsonObject, objectAt, stringAt } from "../common/pipeline/json.ts";
import { projectRoot } from "../common/project.ts";
import { cached, urlOf } from "./cache.ts";

export const built = cached("package");

/** Builds and packs the package, and unpacks it where the measurements take it from. @returns the tarball's bytes. */
export async function buildPackage(): Promise<number> {
  using packed = await pack(projectRoot);
  await unpack(packed.tarball, built);
  return packed.bytes;
}

export type Entry = "." | "./anam" | "./protoface" | "./argil" | "./node";

/** What package.json says of an entry to those who import it: its code, or its declarations. */
export function entryFile(entry: Entry, kind: "default" | "types" = "default"): string {
  const manifest: unknown = JSON.parse(readFileSync(join(built, "package.json"), "utf8"));
  const exported: JsonObject = isObject(manifest) ? objectAt(manifest, "exports") : {};
  return join(built, stringAt(objectAt(objectAt(exported, entry), "import"), kind));
}

export function entryUrl(entry: Entry): string {
  return urlOf(entryFile(entry));
}

/** Compiles a program of `children/` to plain JavaScript, so that a TypeScript loader is no part of the measure. */
export function buildChild(name: string): string {
  const outfile = cached("children", `${name}.mjs`);
  const entryPoints = [join(projectRoot, "scripts/bench/children", `${name}.ts`)];
  const common = { platform: "node", format: "esm", target: "node20", logLevel: "error" } as const;
  buildSync({ ...common, entryPoints, outfile, bundle: true, packages: "external" });
  return outfile;
}
