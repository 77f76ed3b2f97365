import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { isObject, type JsonObject } from "../../common/pipeline/json.ts";
import { checkDocument, type LockEntry, readLock } from "../../common/pipeline/lock.ts";
import { type Vendor, vendors } from "../../common/project.ts";
import type { VendoredDocuments } from "./identify.ts";

export interface Vendored {
  readonly text: string;
  readonly document: JsonObject;
  readonly locked: LockEntry;
}

function readYaml(file: string): JsonObject {
  const value: unknown = parse(readFileSync(file, "utf8"));
  if (!isObject(value)) throw new Error(`${file}: not an object`);
  return value;
}

export function specFile(vendor: Vendor): string {
  return `specs/${vendor}/openapi.yaml`;
}

export function readVendored(root: string, vendor: Vendor): Vendored {
  const locked = readLock(root).document(vendor);
  const file = join(root, specFile(vendor));
  const text = readFileSync(file, "utf8");
  checkDocument(file, text, locked);
  return { text, document: readYaml(file), locked };
}

export function readAll(root: string): VendoredDocuments {
  const read = (vendor: Vendor) => [vendor, readYaml(join(root, specFile(vendor)))];
  return Object.fromEntries(vendors.map(read)) as VendoredDocuments;
}

/** The source of the committed types; the overlay may have been edited for the new document since. */
export function readEffective(root: string, vendor: Vendor): JsonObject {
  return readYaml(join(root, "generated", vendor, "openapi.yaml"));
}
