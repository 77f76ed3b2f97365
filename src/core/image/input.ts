/** A picture's bytes. Strings are never taken for content, a path or a URL: use `imageFromFile` of `avatar-clients/node`. */
export type ImageInput = Blob | File | Uint8Array | ArrayBuffer;

/** The input as a Blob, or the reason why it is none. */
export function toBlob(
  input: unknown,
  onDisk = 'imageFromFile("portrait.png") of avatar-clients/node',
): Blob | string {
  if (input instanceof Blob) return input;
  try {
    if (input instanceof ArrayBuffer) return new Blob([input]);
    if (input instanceof Uint8Array) {
      // Shared memory may change while it is sent, and Blob refuses it: copy.
      return new Blob([
        input.buffer instanceof ArrayBuffer ? (input as Uint8Array<ArrayBuffer>) : input.slice(),
      ]);
    }
  } catch {
    return "must hold its bytes; they were transferred to somewhere else";
  }
  const found = typeof input === "string" ? "a string" : input === null ? "null" : typeof input;
  return `must be a Blob, File, Uint8Array or ArrayBuffer, not ${found}; ${onDisk} reads a file`;
}
