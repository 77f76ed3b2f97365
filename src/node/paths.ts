import { fileURLToPath } from "node:url";
import { InvalidInputError } from "../core/errors/input.ts";
import { kindOf } from "../core/input/fields.ts";

/** The error for an invalid path; `cause` is the platform's error, if there is one. */
export function refused(reason: string, cause?: unknown): InvalidInputError {
  return new InvalidInputError(undefined, [reason], cause === undefined ? {} : { cause });
}

/** @throws InvalidInputError unless `path` is a string or a file: URL; `caller` is the function that received it */
export function toPath(path: unknown, caller: string): string {
  if (typeof path === "string") return path;
  if (!(path instanceof URL)) throw refused(`${caller} expects a path or a file: URL, not ${kindOf(path)}`);
  try {
    return fileURLToPath(path);
  } catch (cause) {
    throw refused(
      `${nameOf(path.href)} is not the URL of a file on this machine; pass the bytes instead`,
      cause,
    );
  }
}

const looksLikeUrl = /^(https?:|file:|data:|blob:)/i;

/** Formats a path for a message: on one line, shortened, and without the parts of a URL that may be secret. */
export function nameOf(path: string): string {
  const isUrl = looksLikeUrl.test(path);
  const open = isUrl ? path.replace(/\/\/[^/]*@/, "//").replace(/(?<=^data:[^,]*),.*|[?#].*/s, "…") : path;
  const short = open.length > 300 ? `${open.slice(0, 60)}…` : open;
  return short === "" || /\p{C}/u.test(short) ? JSON.stringify(short) : short;
}

/** Messages about a path that cannot be used. */
export interface Complaints {
  /** What to pass instead. */
  remedy: string;
  missing: string;
  forbidden: string;
}

const kinds: Readonly<Record<string, keyof Complaints>> = {
  ENOENT: "missing",
  ENOTDIR: "missing",
  EACCES: "forbidden",
  EPERM: "forbidden",
};

/** Explains what is wrong with a path and what to do instead. */
export function whyNot(path: string, error: unknown, complaints: Complaints): string {
  const { remedy } = complaints;
  if (path.includes("\0")) return `a path cannot contain a NUL character; ${remedy}`;
  if (looksLikeUrl.test(path))
    return "it is a URL; download it and pass the bytes, or pass a file: URL as a URL object";
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "ENAMETOOLONG") return "the path is too long for this system; use a shorter one";
  if (code === "ELOOP") return `its symbolic links form a loop; ${remedy}`;
  const kind = Object.hasOwn(kinds, code) ? kinds[code] : undefined;
  if (kind) return complaints[kind];
  return error instanceof Error ? error.message : String(error);
}
