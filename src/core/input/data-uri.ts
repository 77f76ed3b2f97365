import { toBase64 } from "./base64.ts";

// A multiple of 3, so that the pieces' base64 can be joined.
const pieceBytes = 3 * 2 ** 17;

/**
 * The text of a file's data URI (RFC 2397), as a Blob: made piece by piece and held outside the JavaScript heap, so
 * that neither a second copy of the file nor one long string is needed.
 */
export async function toDataUri(file: Blob): Promise<Blob> {
  const pieces: BlobPart[] = [`data:${file.type};base64,`];
  for (let offset = 0; offset < file.size; offset += pieceBytes) {
    const bytes = await file.slice(offset, offset + pieceBytes).arrayBuffer();
    pieces.push(new Blob([toBase64(bytes)]));
  }
  return new Blob(pieces);
}

/** The bytes of an image's data URI, or the reason why it is none. */
export function fromDataUri(text: string): Blob | string {
  const comma = text.indexOf(",");
  const type = /^data:(image\/(?:png|jpeg|jpg|webp));base64$/.exec(text.slice(0, comma))?.[1];
  if (comma < 0 || type === undefined) {
    return "must be a data URI such as data:image/png;base64,... (png, jpeg, jpg or webp)";
  }
  try {
    const binary = atob(text.slice(comma + 1));
    return new Blob([Uint8Array.from(binary, (character) => character.charCodeAt(0))], { type });
  } catch {
    return "holds what is not base64";
  }
}
