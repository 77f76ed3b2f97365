import { openAsBlob } from "node:fs";
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
  const blob = await openAsBlob(path);
  const type = sniffType(new Uint8Array(await blob.slice(0, 64).arrayBuffer())) ?? "";
  return new File([blob], basename(path instanceof URL ? fileURLToPath(path) : path), { type });
}
