import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isObject, type JsonObject, objectAt } from "../../common/pipeline/json.ts";
import { installedVersion, sha256 } from "../../common/pipeline/lock.ts";
import type { Vendor } from "../../common/project.ts";

function read(root: string): JsonObject {
  const value: unknown = JSON.parse(readFileSync(join(root, "specs/lock.json"), "utf8"));
  if (!isObject(value)) throw new Error("specs/lock.json: not an object");
  return value;
}

/** The lock after a document has changed; only then does its date change. */
export function renderLock(
  root: string,
  project: string,
  vendor: Vendor,
  document: string,
  today: string,
): string {
  const lock = read(root);
  const generators = Object.fromEntries(
    Object.keys(objectAt(lock, "generators")).map((name) => [name, installedVersion(project, name)]),
  );
  // The revision belonged to the previously vendored document.
  const { revision: _, ...entry } = objectAt(lock, vendor);
  const updated = { ...lock, generators, [vendor]: { ...entry, retrieved: today, sha256: sha256(document) } };
  return `${JSON.stringify(updated, null, 2)}\n`;
}
