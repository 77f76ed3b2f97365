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

/** One document with every reference to another file drawn in. Its defects are left for the overlay. */
export async function bundle(file: string): Promise<JsonObject> {
  return readWhole(file) ?? drawIn(file);
}

/** The document if there is nothing to draw in, which spares the second that Redocly takes to start. */
function readWhole(file: string): JsonObject | undefined {
  try {
    const document: unknown = parse(readFileSync(file, "utf8"));
    return isObject(document) && standsAlone(document) ? document : undefined;
  } catch {
    // What is wrong with it, Redocly says better.
    return undefined;
  }
}

/** Does each reference lead to a place in the document itself? */
function standsAlone(document: JsonObject): boolean {
  return [...refsBelow(document)].every((ref) => lookUp(document, ref) !== undefined);
}

/** The same by Redocly, whatever the document holds. */
export async function drawIn(file: string): Promise<JsonObject> {
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
