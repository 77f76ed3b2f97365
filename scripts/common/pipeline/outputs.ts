import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { projectRoot, type Vendor, vendors } from "../project.ts";
import { applyOverlay } from "./apply-overlay.ts";
import { bundle } from "./bundle.ts";
import { type JsonObject, objectAt, stringAt } from "./json.ts";
import { checkDocument, checkGenerators, type LockedDocument, readLock } from "./lock.ts";
import { notice } from "./notice.ts";
import { parseOverlay } from "./overlay.ts";
import { renderTypes } from "./types.ts";

/** Generated files by path, relative to `generated/`. */
export type Outputs = ReadonlyMap<string, string>;

function readVendored(root: string, vendor: Vendor, locked: LockedDocument): Promise<JsonObject> {
  const file = join(root, "specs", vendor, "openapi.yaml");
  checkDocument(file, readFileSync(file, "utf8"), locked);
  return bundle(file);
}

function renderSpec(document: JsonObject, { sha256, retrieved }: LockedDocument): string {
  const version = stringAt(objectAt(document, "info"), "version");
  const fields = Object.entries({ version, sha256, retrieved }).map(
    ([name, value]) => `  ${name}: ${JSON.stringify(value)},\n`,
  );
  return `// ${notice}\nexport const spec = {\n${fields.join("")}} as const;\n`;
}

export async function effectiveDocument(
  root: string,
  vendor: Vendor,
  locked: LockedDocument,
): Promise<JsonObject> {
  const name = join("specs", vendor, "overlay.yaml");
  const overlay = parseOverlay(parse(readFileSync(join(root, name), "utf8")), name);
  return applyOverlay(await readVendored(root, vendor, locked), overlay);
}

async function generateVendor(
  root: string,
  vendor: Vendor,
  locked: LockedDocument,
): Promise<[string, string][]> {
  const document = await effectiveDocument(root, vendor, locked);
  const yaml = stringify(document, { lineWidth: 0, aliasDuplicateObjects: false });
  return [
    [`${vendor}/openapi.yaml`, `# ${notice}\n${yaml}`],
    [`${vendor}/types.ts`, await renderTypes(document)],
    [`${vendor}/spec.ts`, renderSpec(document, locked)],
  ];
}

/** Everything that belongs in `generated/`, made from `specs/` below `root`; writes nothing. */
export async function generateOutputs(root: string = projectRoot): Promise<Outputs> {
  const lock = readLock(root);
  checkGenerators(lock, projectRoot);
  const files = await Promise.all(
    vendors.map((vendor) => generateVendor(root, vendor, lock.document(vendor))),
  );
  return new Map(files.flat());
}
