import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { sniffType } from "../core/image/sniff.ts";
import { UsageError } from "./errors/usage-error.ts";
import type { CliIo } from "./io.ts";

/** The file name that stands for standard input. */
export const fromStdin = "-";

/** Far larger than any image or script. */
const maxBytes = 256 * 1024 * 1024;

/** Reads a file named on the command line; `-` is standard input. @throws the platform's error, or UsageError */
export async function readInput(
  io: Pick<CliIo, "cwd" | "stdin">,
  name: string,
): Promise<Uint8Array<ArrayBuffer>> {
  if (name !== fromStdin) return new Uint8Array(await readFile(resolve(io.cwd, name)));
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of io.stdin ?? []) {
    pieces.push(piece);
    bytes += piece.byteLength;
    if (bytes > maxBytes) throw new UsageError(`standard input is longer than ${maxBytes} bytes`);
  }
  if (bytes === 0) throw new UsageError("standard input is empty");
  return new Uint8Array(Buffer.concat(pieces));
}

/** Reads an image from standard input and gives it a file name. @throws UsageError */
export async function pictureFromStdin(io: Pick<CliIo, "cwd" | "stdin">): Promise<File> {
  const bytes = await readInput(io, fromStdin);
  const type = sniffType(bytes) ?? "";
  const [, ending = "bin"] = type.split("/");
  return new File([bytes], `picture.${ending}`, { type });
}
