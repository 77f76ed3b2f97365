import { execFile } from "node:child_process";
import { basename, dirname } from "node:path";
import { promisify } from "node:util";
import { isObject, type JsonObject } from "./json.ts";
import { redoclyEnv, redoclyScript } from "./redocly.ts";

const run = promisify(execFile);

/** One document with every reference to another file drawn in. Its defects are left for the overlay. */
export async function bundle(file: string): Promise<JsonObject> {
  const { stdout } = await run(process.execPath, [redoclyScript, "bundle", basename(file), "--ext", "json"], {
    // A redocly.yaml is looked for there; the lint settings are no business of a bundle.
    cwd: dirname(file),
    env: redoclyEnv,
    maxBuffer: 64 * 1024 * 1024,
  });
  const document: unknown = JSON.parse(stdout);
  if (!isObject(document)) throw new Error(`${file}: not an OpenAPI document`);
  return document;
}
