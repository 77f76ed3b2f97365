import { openAsBlob } from "node:fs";
import { open, stat } from "node:fs/promises";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { InvalidInputError } from "../core/errors/input.ts";
import { sniffType } from "../core/image/sniff.ts";
import { kindOf } from "../core/input/fields.ts";

/**
 * A picture on disk. It is read when it is sent, again for each attempt, and never held in memory as a whole. It keeps
 * the file's name; its type comes from its first bytes (empty unless they are PNG, JPEG or WebP).
 *
 * @param path A file path; relative to the working directory.
 * @throws InvalidInputError if `path` is not a path or file URL, or the file does not exist, cannot be read or is not a
 *   regular file; its `cause` is the platform's error (`ENOENT`, `EACCES`, ...), if there is one.
 * @example
 * const image = await imageFromFile("ada.png");
 */
export async function imageFromFile(path: string | URL): Promise<File> {
  const file = toPath(path);
  try {
    // Before it is opened: to open a pipe is to wait for its other end.
    const stats = await stat(file);
    if (!stats.isFile()) {
      const what = stats.isDirectory() ? "a folder" : "a pipe, a socket or a device";
      throw refused(`${nameOf(file)} cannot be read: it is ${what}; ${whatWouldDo}`);
    }
    const type = sniffType(await readHead(file)) ?? "";
    return new File([await openAsBlob(file)], basename(file), { type });
  } catch (error) {
    if (error instanceof InvalidInputError) throw error;
    throw refused(`${nameOf(file)} cannot be read: ${whyNot(file, error)}`, error);
  }
}

function refused(reason: string, cause?: unknown): InvalidInputError {
  return new InvalidInputError(undefined, [reason], cause === undefined ? {} : { cause });
}

/** @throws InvalidInputError unless it is the path of a file. */
function toPath(path: unknown): string {
  if (typeof path === "string") return path;
  if (!(path instanceof URL)) throw refused(`imageFromFile takes a path or a file: URL, not ${kindOf(path)}`);
  try {
    return fileURLToPath(path);
  } catch (cause) {
    throw refused(
      `${nameOf(path.href)} is not the URL of a file on this machine; pass the bytes instead`,
      cause,
    );
  }
}

// Read apart from the Blob, whose errors do not say what is wrong with the file.
async function readHead(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(64));
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

const looksLikeUrl = /^(https?:|file:|data:|blob:)/i;

/** A path in a sentence, on one line and not endless. What looks like a URL loses what may be a secret. */
function nameOf(path: string): string {
  const isUrl = looksLikeUrl.test(path);
  const open = isUrl ? path.replace(/\/\/[^/]*@/, "//").replace(/(?<=^data:[^,]*),.*|[?#].*/s, "…") : path;
  const short = open.length > 300 ? `${open.slice(0, 60)}…` : open;
  return short === "" || /\p{C}/u.test(short) ? JSON.stringify(short) : short;
}

const whatWouldDo = "give the path of a PNG, JPEG or WebP file";
const missing = `there is no such file; ${whatWouldDo}`;
const forbidden = "permission denied; allow this process to read the file and to enter its folders";

const complaints: Readonly<Record<string, string>> = {
  ENOENT: missing,
  ENOTDIR: missing,
  ENAMETOOLONG: "the path is too long for this system; give a shorter one",
  ELOOP: `its symbolic links form a loop; ${whatWouldDo}`,
  EACCES: forbidden,
  EPERM: forbidden,
};

/** What is wrong, and what would be right. */
function whyNot(path: string, error: unknown): string {
  if (path.includes("\0")) return `a path cannot contain a NUL character; ${whatWouldDo}`;
  if (looksLikeUrl.test(path))
    return "it is a URL; download it and pass the bytes, or pass a file: URL as a URL object";
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return complaints[code] ?? (error instanceof Error ? error.message : String(error));
}
