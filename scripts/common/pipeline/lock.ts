import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Vendor } from "../project.ts";
import { isObject, type JsonObject, objectAt, stringAt } from "./json.ts";

export interface LockedDocument {
  readonly retrieved: string;
  readonly sha256: string;
}

export interface LockEntry extends LockedDocument {
  /** Where to fetch it again: one document, or every page that embeds an operation. */
  readonly sources: readonly string[];
}

export interface Lock {
  readonly generators: Readonly<Record<string, string>>;
  document(vendor: Vendor): LockEntry;
}

export function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

function sourcesOf(entry: JsonObject): string[] {
  const { sources } = entry;
  if (!Array.isArray(sources) || sources.length === 0) throw new Error('"sources" is not a list');
  return sources.map(String);
}

function readObject(file: string): JsonObject {
  const value: unknown = JSON.parse(readFileSync(file, "utf8"));
  if (!isObject(value)) throw new Error(`${file}: not a JSON object`);
  return value;
}

export function readLock(root: string): Lock {
  const file = join(root, "specs/lock.json");
  const lock = readObject(file);
  const generators = Object.entries(objectAt(lock, "generators")).map(
    ([name, version]) => [name, String(version)] as const,
  );
  return {
    generators: Object.fromEntries(generators),
    document(vendor) {
      const entry = objectAt(lock, vendor);
      try {
        return {
          sources: sourcesOf(entry),
          retrieved: stringAt(entry, "retrieved"),
          sha256: stringAt(entry, "sha256"),
        };
      } catch (cause) {
        throw new Error(`${file}: the entry "${vendor}" is incomplete`, { cause });
      }
    },
  };
}

/** The vendored text is evidence of what the vendor published, so an edit to it is an error, not a change. */
export function checkDocument(file: string, content: string, locked: LockedDocument): void {
  const actual = sha256(content);
  if (actual === locked.sha256) return;
  throw new Error(
    `${file}: sha256 is ${actual}, specs/lock.json says ${locked.sha256}. ` +
      "Corrections belong in overlay.yaml; after fetching a new document, update the lock.",
  );
}

export function installedVersion(root: string, name: string): string {
  return stringAt(readObject(join(root, "node_modules", name, "package.json")), "version");
}

/** The output is committed, so a generator of another version would change it unnoticed. */
export function checkGenerators(lock: Lock, installedIn: string): void {
  const wrong: string[] = [];
  for (const [name, version] of Object.entries(lock.generators)) {
    const installed = installedVersion(installedIn, name);
    if (installed !== version)
      wrong.push(`${name} ${installed} is installed, specs/lock.json says ${version}`);
  }
  if (wrong.length > 0) throw new Error(`Generator versions differ:\n  ${wrong.join("\n  ")}`);
}
