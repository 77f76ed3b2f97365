import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { sniffType } from "../core/image/sniff.ts";
import { UsageError } from "./errors/usage-error.ts";
import type { CliIo } from "./io.ts";

/** As a file is named on a command line: standard input. */
export const fromStdin = "-";

/** What no picture and no script comes near. */
const mostBytes = 256 * 1024 * 1024;

/** A file as a command line names it; `-` is standard input. @throws the platform's error, or UsageError. */
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
    if (bytes > mostBytes) throw new UsageError(`standard input is longer than ${mostBytes} bytes`);
  }
  if (bytes === 0) throw new UsageError("nothing came on standard input");
  return new Uint8Array(Buffer.concat(pieces));
}

/** A picture from standard input, which has no name of its own. @throws UsageError */
export async function pictureFromStdin(io: Pick<CliIo, "cwd" | "stdin">): Promise<File> {
  const bytes = await readInput(io, fromStdin);
  const type = sniffType(bytes) ?? "";
  const [, ending = "bin"] = type.split("/");
  return new File([bytes], `picture.${ending}`, { type });
}
