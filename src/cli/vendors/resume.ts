import type { VendorName } from "../../core/errors/index.ts";
import { replaceUnsafe } from "../terminal/unsafe.ts";

/** The command that resumes the wait, quoted for a shell. */
export function resumeCommand(vendor: VendorName, ids: readonly string[]): string {
  const words = ids.map(quote).join(" ");
  return ids.some((id) => id.startsWith("-"))
    ? `avatars wait --vendor ${vendor} -- ${words}`
    : `avatars wait ${words} --vendor ${vendor}`;
}

/** The command that resumes the wait for an Argil video and downloads its file. */
export function resumeVideo(id: string, output: string | undefined): string {
  const rest = output === undefined ? "" : ` -o ${quote(output.replace(/^-/, "./-"))}`;
  return id.startsWith("-")
    ? `avatars video wait${rest} -- ${quote(id)}`
    : `avatars video wait ${quote(id)}${rest}`;
}

/** Quotes a word for a shell. */
export function quote(word: string): string {
  // In zsh, a leading `=` expands to the path of a command.
  if (/^[\w.:@%+/-][\w.:@%+=/-]*$/.test(word)) return word;
  if (replaceUnsafe(word, () => "") === word) return `'${word.replaceAll("'", "'\\''")}'`;
  // Characters unsafe for a terminal need this form, which bash, zsh and ksh support.
  return `$'${replaceUnsafe(word.replace(/[\\']/g, "\\$&"), toEscapes)}'`;
}

function toEscapes(marks: string): string {
  return [...marks].map((mark) => `\\U${hex(mark)}`).join("");
}

function hex(mark: string): string {
  return (mark.codePointAt(0) ?? 0).toString(16).padStart(8, "0");
}
