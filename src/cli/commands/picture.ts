import { basename, extname, resolve } from "node:path";
import { imageFromFile } from "../../node.ts";
import { UsageError } from "../errors/usage-error.ts";

/** @throws UsageError for an address that no vendor could read. */
export function isUrl(source: string): source is `https://${string}` {
  if (/^http:\/\//i.test(source)) throw new UsageError("a picture's address must be https");
  if (!/^https:\/\//i.test(source)) return false;
  if (!URL.canParse(source)) throw new UsageError(`${source} is not a valid address`);
  return true;
}

const complaints: Record<string, string> = {
  ENOENT: "there is no such file",
  ENOTDIR: "there is no such file",
  EISDIR: "that is a folder",
  EACCES: "it may not be read",
};

/** @throws UsageError for a file that cannot be read. */
export async function openPicture(cwd: string, source: string): Promise<File> {
  try {
    return await imageFromFile(resolve(cwd, source));
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    const why = complaints[code] ?? (error instanceof Error ? error.message : String(error));
    throw new UsageError(`the picture ${source} cannot be read: ${why}`);
  }
}

/** What to call an avatar that was given no name. */
export function nameAfter(source: string): string {
  const path = isUrl(source) ? decode(new URL(source).pathname) : source;
  return basename(path, extname(path)) || "avatar";
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
