import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { filesBelow } from "../common/files.ts";
import { checkGenerators, readLock } from "../common/pipeline/lock.ts";

const inputFolders = ["specs", "scripts/generate", "scripts/common/pipeline"];
const inputFiles = ["package-lock.json"];

function stampFile(root: string): string {
  return join(root, "node_modules/.cache/avatar-clients/generated");
}

function fingerprint(root: string): string {
  checkGenerators(readLock(root), root);
  const hash = createHash("sha256");
  const folders = [...inputFolders, "generated"];
  const files = folders.flatMap((folder) =>
    filesBelow(join(root, folder)).map((file) => `${folder}/${file}`),
  );
  for (const file of [...files, ...inputFiles]) {
    const content = readFileSync(join(root, file));
    hash.update(`${file}\0${content.byteLength}\0`).update(content);
  }
  return hash.digest("hex");
}

/** True if neither inputs nor generated files have changed since `stamp` was last called. */
export function isFresh(root: string): boolean {
  const current = fingerprint(root);
  try {
    return readFileSync(stampFile(root), "utf8") === current;
  } catch {
    return false;
  }
}

export function stamp(root: string): void {
  mkdirSync(dirname(stampFile(root)), { recursive: true });
  writeFileSync(stampFile(root), fingerprint(root));
}
