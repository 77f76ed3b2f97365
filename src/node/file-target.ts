import { type FileHandle, open, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { FileSink, FileTarget } from "../core/transfer/target.ts";
import { type Complaints, nameOf, refused, toPath, whyNot } from "./paths.ts";

/**
 * A file on disk to download into. The bytes go into a temporary file beside it, which gets its name once the whole is on
 * the disk, in place of any file of that name; where the download fails the temporary file is removed. So under the name
 * there never is half a file. What replaces a file has its permissions, not its owner; a link becomes a file.
 *
 * @param path A file path, relative to the working directory, or a file: URL. Its folder must exist.
 * @throws InvalidInputError if `path` is neither; from the download, before anything is asked for, if the file cannot be
 *   written there, with the platform's error (`ENOENT`, `EACCES`, ...) as its `cause`. A disk that fills up later rejects
 *   the download with the platform's error.
 * @example
 * await protoface.runs.download(run, fileTarget("out.mp4"));
 */
export function fileTarget(path: string | URL): FileTarget {
  const file = toPath(path, "fileTarget");
  if (/(^|[/\\])$/.test(file)) throw refused(`${nameOf(file)} is not the path of a file; ${whatWouldDo}`);
  return { open: () => openSink(file) };
}

async function openSink(file: string): Promise<FileSink> {
  // Shortened: a name may be as long as the file system takes.
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
      // Waits for a write that is under way; closed already where the renaming failed.
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
    if (there && !there.isFile()) throw new Error(`it is a folder, or no regular file; ${whatWouldDo}`);
    return await open(temporary, "wx", there?.mode);
  } catch (cause) {
    throw refused(`${nameOf(file)} cannot be written: ${whyNot(file, cause, complaints)}`, cause);
  }
}

/** The new name is on the disk only with its folder. Not every system can do that to one. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r").catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

const whatWouldDo = "give the path of a file in a folder that exists";
const complaints: Complaints = {
  whatWouldDo,
  missing: `there is no such folder; ${whatWouldDo}`,
  forbidden: "permission denied; allow this process to write into the folder",
};
