import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { promisify } from "node:util";
import { parse } from "yaml";
import { isObject, type JsonObject } from "./json.ts";
import { lookUp } from "./pointer.ts";
import { redoclyEnv, redoclyScript } from "./redocly.ts";
import { refsBelow } from "./references.ts";

const run = promisify(execFile);

/** One document with every external reference inlined. Its defects are left to the overlay. */
export async function bundle(file: string): Promise<JsonObject> {
  return readWhole(file) ?? drawIn(file);
}

/** The document itself if there is nothing to inline, which saves the second that Redocly takes to start. */
function readWhole(file: string): JsonObject | undefined {
  try {
    const document: unknown = parse(readFileSync(file, "utf8"));
    return isObject(document) && standsAlone(document) ? document : undefined;
  } catch {
    // Redocly reports the problem better.
    return undefined;
  }
}

/** Does every reference stay within the document? */
function standsAlone(document: JsonObject): boolean {
  return [...refsBelow(document)].every((ref) => lookUp(document, ref) !== undefined);
}

/** Inlines with Redocly, whatever the document contains. */
export async function drawIn(file: string): Promise<JsonObject> {
  const { stdout } = await run(process.execPath, [redoclyScript, "bundle", basename(file), "--ext", "json"], {
    // Redocly looks there for a redocly.yaml; our lint settings do not apply to a bundle.
    cwd: dirname(file),
    env: redoclyEnv,
    maxBuffer: 64 * 1024 * 1024,
  });
  const document: unknown = JSON.parse(stdout);
  if (!isObject(document)) throw new Error(`${file}: not an OpenAPI document`);
  return document;
}
