import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Files by their path from the root; undefined where one is to go. */
export type Files = ReadonlyMap<string, string | undefined>;

export interface WrittenFile {
  readonly file: string;
  readonly kind: "added" | "changed" | "removed";
}

function put(target: string, content: string | Uint8Array | undefined): void {
  if (content === undefined) {
    rmSync(target, { force: true });
    return;
  }
  mkdirSync(dirname(target), { recursive: true });
  const temporary = `${target}.new`;
  try {
    writeFileSync(temporary, content);
    renameSync(temporary, target);
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** What of the files differs from what is there. */
export function filesToWrite(root: string, files: Files): WrittenFile[] {
  return [...files].flatMap(([file, content]): WrittenFile[] => {
    const target = join(root, file);
    if (!existsSync(target)) return content === undefined ? [] : [{ file, kind: "added" }];
    if (content === undefined) return [{ file, kind: "removed" }];
    return readFileSync(target, "utf8") === content ? [] : [{ file, kind: "changed" }];
  });
}

/** Writes all files; when one fails, those already written are as before. */
export function writeFiles(root: string, files: Files): WrittenFile[] {
  const written = filesToWrite(root, files);
  const before = written.map(({ file, kind }) => {
    const target = join(root, file);
    return { target, content: kind === "added" ? undefined : readFileSync(target) };
  });
  let done = 0;
  try {
    for (const { file } of written) {
      put(join(root, file), files.get(file));
      done++;
    }
  } catch (error) {
    for (const { target, content } of before.slice(0, done).reverse()) put(target, content);
    throw error;
  }
  return written;
}
