import { createRequire } from "node:module";
import { isObject } from "../core/input/fields.ts";

/** The package's version, resolved through its own name because source and built files are at different depths. */
export function readVersion(): string {
  const manifest: unknown = createRequire(import.meta.url)("avatar-clients/package.json");
  return isObject(manifest) ? String(manifest.version) : "unknown";
}
