import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isObject, objectAt } from "../../common/pipeline/json.ts";

/** Every importable entry point, as users write it. */
export function entryNames(root: string): string[] {
  const manifest: unknown = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  if (!isObject(manifest)) throw new Error("package.json is not an object");
  const exported = Object.keys(objectAt(manifest, "exports")).filter((name) => !name.endsWith(".json"));
  return exported.map((name) => `avatar-clients${name.slice(1)}`);
}
