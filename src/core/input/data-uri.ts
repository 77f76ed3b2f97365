import { toBase64 } from "./base64.ts";

// A multiple of 3, so that the base64 of the pieces can be joined.
const pieceBytes = 3 * 2 ** 17;

/**
 * Encodes a file as a data URI (RFC 2397), piece by piece and as a Blob outside the JavaScript heap, so that neither a
 * second copy of the file nor one long string is needed.
 */
export async function toDataUri(file: Blob): Promise<Blob> {
  const pieces: BlobPart[] = [`data:${file.type};base64,`];
  for (let offset = 0; offset < file.size; offset += pieceBytes) {
    const bytes = await file.slice(offset, offset + pieceBytes).arrayBuffer();
    pieces.push(new Blob([toBase64(bytes)]));
  }
  return new Blob(pieces);
}

/** Decodes an image's data URI, or returns why it is invalid. */
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
    return "is not valid base64";
  }
}
