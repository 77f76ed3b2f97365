import { openAsBlob } from "node:fs";
import { open } from "node:fs/promises";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { sniffType } from "./core/image/sniff.ts";

/**
 * A picture on disk, read when it is sent and as often as that takes, never held in memory as a whole. It keeps the
 * file's name, and its type is told from its first bytes (empty where it is no PNG, JPEG or WebP).
 *
 * @param path A file path; relative to the working directory.
 * @throws the platform's error (`ENOENT`, `EACCES`, `EISDIR`) when the file cannot be opened.
 * @example
 * const image = await imageFromFile("ada.png");
 */
export async function imageFromFile(path: string | URL): Promise<File> {
  const type = sniffType(await readHead(path)) ?? "";
  const name = basename(path instanceof URL ? fileURLToPath(path) : path);
  return new File([await openAsBlob(path)], name, { type });
}

// Read apart from the Blob, whose errors do not say what is wrong with the file.
async function readHead(path: string | URL): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(64));
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
