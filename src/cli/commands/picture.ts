import { basename, extname, resolve } from "node:path";
import { InvalidInputError } from "../../core/errors/index.ts";
import { parseUrl } from "../../core/input/parse-url.ts";
import { imageFromFile } from "../../node.ts";
import { UsageError } from "../errors/usage-error.ts";
import { fromStdin, pictureFromStdin } from "../input.ts";
import type { CliIo } from "../io.ts";

/** @throws UsageError for a URL that no vendor can read */
export function isUrl(source: string): source is `https://${string}` {
  if (/^http:\/\//i.test(source)) throw new UsageError("an image's URL must be https");
  if (!/^https:\/\//i.test(source)) return false;
  if (!parseUrl(source)) throw new UsageError(`${source} is not a valid URL`);
  return true;
}

/** Opens a file or, for `-`, standard input. @throws UsageError if it cannot be read */
export async function openPicture(io: Pick<CliIo, "cwd" | "stdin">, source: string): Promise<File> {
  if (source === fromStdin) return pictureFromStdin(io);
  try {
    return await imageFromFile(resolve(io.cwd, source));
  } catch (error) {
    throw error instanceof InvalidInputError
      ? new UsageError(`the image ${error.reasons.join("; ")}`)
      : error;
  }
}

/** The default name for an avatar. @throws UsageError for standard input, which has no name */
export function nameAfter(source: string): string {
  if (source === fromStdin)
    throw new UsageError("--name is missing", ["an image from standard input has no name"]);
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
