import { type FileHandle, open, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { FileSink, FileTarget } from "../core/transfer/target.ts";
import { type Complaints, nameOf, refused, toPath, whyNot } from "./paths.ts";

/**
 * A file on disk to download to. The bytes go into a temporary file in the same folder, which is renamed to `path`, replacing
 * any existing file, once everything is on disk. If the download fails, the temporary file is removed. So the path never holds
 * a partial file. A replaced file keeps its permissions but not its owner; a symbolic link becomes a regular file.
 *
 * @param path A file path, relative to the working directory, or a file: URL. Its folder must exist.
 * @throws InvalidInputError if `path` is neither. The download throws one before it sends a request if the file cannot be
 *   written, with the platform's error (`ENOENT`, `EACCES`, ...) as its `cause`. If the disk fills up later, the download
 *   rejects with the platform's error.
 * @example
 * await protoface.runs.download(run, fileTarget("out.mp4"));
 */
export function fileTarget(path: string | URL): FileTarget {
  const file = toPath(path, "fileTarget");
  if (/(^|[/\\])$/.test(file)) throw refused(`${nameOf(file)} is not the path of a file; ${remedy}`);
  return { open: () => openSink(file) };
}

async function openSink(file: string): Promise<FileSink> {
  // Shortened, because the file's own name may be as long as the file system allows.
  const name = [...basename(file)].slice(0, 40).join("");
  const temporary = join(dirname(file), `.${name}.${crypto.randomUUID().slice(0, 8)}.part`);
  const handle = await openNew(file, temporary);
  let position = 0;
  return {
    async write(bytes) {
      for (let done = 0; done < bytes.byteLength; ) {
        const { bytesWritten } = await handle.write(bytes, done, bytes.byteLength - done, position);
        done += bytesWritten;
        position += bytesWritten;
      }
    },
    async restart() {
      await handle.truncate(0);
      position = 0;
    },
    async commit() {
      await handle.sync();
      await handle.close();
      await rename(temporary, file);
      await syncFolder(dirname(file));
    },
    async discard() {
      // Waits for a write in flight; if the rename failed, the file is already closed.
      await handle.close().catch(() => undefined);
      await rm(temporary, { force: true });
    },
  };
}

async function openNew(file: string, temporary: string): Promise<FileHandle> {
  try {
    const there = await stat(file).catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return undefined;
      throw error;
    });
    if (there && !there.isFile()) throw new Error(`it is a folder or not a regular file; ${remedy}`);
    return await open(temporary, "wx", there?.mode);
  } catch (cause) {
    throw refused(`${nameOf(file)} cannot be written: ${whyNot(file, cause, complaints)}`, cause);
  }
}

/** Flushes the folder, without which the new name may not be on disk. Not every system supports that. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r").catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

const remedy = "pass the path of a file in an existing folder";
const complaints: Complaints = {
  remedy,
  missing: `the folder does not exist; ${remedy}`,
  forbidden: "permission denied; allow this process to write to the folder",
};
