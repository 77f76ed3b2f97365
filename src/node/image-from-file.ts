import { openAsBlob } from "node:fs";
import { open, stat } from "node:fs/promises";
import { basename } from "node:path";
import { InvalidInputError } from "../core/errors/input.ts";
import { sniffType } from "../core/image/sniff.ts";
import { type Complaints, nameOf, refused, toPath, whyNot } from "./paths.ts";

/**
 * Opens an image on disk. The file is read when it is sent, again for each attempt, and never held in memory as a whole. The
 * result keeps the file's name; its type is detected from the first bytes (empty unless they are PNG, JPEG or WebP).
 *
 * @param path A file path, relative to the working directory, or a file: URL.
 * @throws InvalidInputError if `path` is not a path or file URL, or the file does not exist, cannot be read or is not a
 *   regular file; its `cause` is the platform's error (`ENOENT`, `EACCES`, ...), if there is one.
 * @example
 * const image = await imageFromFile("ada.png");
 */
export async function imageFromFile(path: string | URL): Promise<File> {
  const file = toPath(path, "imageFromFile");
  try {
    // Before opening it, because opening a pipe waits for its other end.
    const stats = await stat(file);
    if (!stats.isFile()) {
      const what = stats.isDirectory() ? "a folder" : "a pipe, a socket or a device";
      throw refused(`${nameOf(file)} cannot be read: it is ${what}; ${remedy}`);
    }
    const type = sniffType(await readHead(file)) ?? "";
    return new File([await openAsBlob(file)], basename(file), { type });
  } catch (error) {
    if (error instanceof InvalidInputError) throw error;
    throw refused(`${nameOf(file)} cannot be read: ${whyNot(file, error, complaints)}`, error);
  }
}

// Not through the Blob, whose errors do not say what is wrong with the file.
async function readHead(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(64));
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

const remedy = "pass the path of a PNG, JPEG or WebP file";
const complaints: Complaints = {
  remedy,
  missing: `the file does not exist; ${remedy}`,
  forbidden: "permission denied; allow this process to read the file and to enter its folders",
};
