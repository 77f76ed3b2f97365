import type { VendorName } from "../../core/errors/index.ts";
import { replaceUnsafe } from "../terminal/unsafe.ts";

/** The command that goes on waiting, to be pasted into a shell. */
export function resumeCommand(vendor: VendorName, ids: readonly string[]): string {
  const words = ids.map(quote).join(" ");
  return ids.some((id) => id.startsWith("-"))
    ? `avatars wait --vendor ${vendor} -- ${words}`
    : `avatars wait ${words} --vendor ${vendor}`;
}

/** The command that goes on waiting for a video of Argil's, and puts its file there. */
export function resumeVideo(id: string, output: string | undefined): string {
  const rest = output === undefined ? "" : ` -o ${quote(output.replace(/^-/, "./-"))}`;
  return id.startsWith("-")
    ? `avatars video wait${rest} -- ${quote(id)}`
    : `avatars video wait ${quote(id)}${rest}`;
}

/** A word of a command, as shells take it. */
export function quote(word: string): string {
  // `=` begins the path of a command in zsh.
  if (/^[\w.:@%+/-][\w.:@%+=/-]*$/.test(word)) return word;
  if (replaceUnsafe(word, () => "") === word) return `'${word.replaceAll("'", "'\\''")}'`;
  // What a terminal must not be shown can be written in this way only, which bash, zsh and ksh know.
  return `$'${replaceUnsafe(word.replace(/[\\']/g, "\\$&"), toEscapes)}'`;
}

function toEscapes(marks: string): string {
  return [...marks].map((mark) => `\\U${hex(mark)}`).join("");
}

function hex(mark: string): string {
  return (mark.codePointAt(0) ?? 0).toString(16).padStart(8, "0");
}
