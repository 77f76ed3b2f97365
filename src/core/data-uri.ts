// A multiple of 3, so that the pieces' base64 can be joined.
const pieceBytes = 3 * 2 ** 17;

/** Bytes as a data URI (RFC 2397), made piece by piece: no second copy of the file is held. */
export async function toDataUri(file: Blob): Promise<string> {
  const pieces = [`data:${file.type};base64,`];
  for (let offset = 0; offset < file.size; offset += pieceBytes) {
    const bytes = new Uint8Array(await file.slice(offset, offset + pieceBytes).arrayBuffer());
    let binary = "";
    // The argument list of a call is limited.
    for (let at = 0; at < bytes.length; at += 8_192)
      binary += String.fromCharCode(...bytes.subarray(at, at + 8_192));
    pieces.push(btoa(binary));
  }
  return pieces.join("");
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
