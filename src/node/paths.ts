import { fileURLToPath } from "node:url";
import { InvalidInputError } from "../core/errors/input.ts";
import { kindOf } from "../core/input/fields.ts";

/** The refusal of a path; `cause` is the platform's error, if there is one. */
export function refused(reason: string, cause?: unknown): InvalidInputError {
  return new InvalidInputError(undefined, [reason], cause === undefined ? {} : { cause });
}

/** @throws InvalidInputError unless it is the path of a file; `taker` is the function that was given it. */
export function toPath(path: unknown, taker: string): string {
  if (typeof path === "string") return path;
  if (!(path instanceof URL)) throw refused(`${taker} takes a path or a file: URL, not ${kindOf(path)}`);
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

/** A path in a sentence, on one line and not endless. What looks like a URL loses what may be a secret. */
export function nameOf(path: string): string {
  const isUrl = looksLikeUrl.test(path);
  const open = isUrl ? path.replace(/\/\/[^/]*@/, "//").replace(/(?<=^data:[^,]*),.*|[?#].*/s, "…") : path;
  const short = open.length > 300 ? `${open.slice(0, 60)}…` : open;
  return short === "" || /\p{C}/u.test(short) ? JSON.stringify(short) : short;
}

/** What is said of a path that cannot be used. */
export interface Complaints {
  whatWouldDo: string;
  missing: string;
  forbidden: string;
}

const kinds: Readonly<Record<string, keyof Complaints>> = {
  ENOENT: "missing",
  ENOTDIR: "missing",
  EACCES: "forbidden",
  EPERM: "forbidden",
};

/** What is wrong, and what would be right. */
export function whyNot(path: string, error: unknown, complaints: Complaints): string {
  const { whatWouldDo } = complaints;
  if (path.includes("\0")) return `a path cannot contain a NUL character; ${whatWouldDo}`;
  if (looksLikeUrl.test(path))
    return "it is a URL; download it and pass the bytes, or pass a file: URL as a URL object";
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "ENAMETOOLONG") return "the path is too long for this system; give a shorter one";
  if (code === "ELOOP") return `its symbolic links form a loop; ${whatWouldDo}`;
  const kind = Object.hasOwn(kinds, code) ? kinds[code] : undefined;
  if (kind) return complaints[kind];
  return error instanceof Error ? error.message : String(error);
}
