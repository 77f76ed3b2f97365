/** A file's bytes. Strings are rejected, whether content, path or URL. */
export type FileInput = Blob | File | Uint8Array | ArrayBuffer;

const diskHint = 'new File([await openAsBlob(path)], "name") with openAsBlob of node:fs reads one from disk';

/** Converts the input to a Blob, or returns why that is not possible; `hint` says how to get one from a path. */
export function toBlob(input: unknown, hint = diskHint): Blob | string {
  if (input instanceof Blob) return input;
  try {
    if (input instanceof ArrayBuffer) return new Blob([input]);
    if (input instanceof Uint8Array) {
      // Shared memory is copied: it may change while it is sent, and Blob rejects it.
      return new Blob([
        input.buffer instanceof ArrayBuffer ? (input as Uint8Array<ArrayBuffer>) : input.slice(),
      ]);
    }
  } catch {
    return "has no bytes: its buffer was transferred";
  }
  const found = typeof input === "string" ? "a string" : input === null ? "null" : typeof input;
  return `must be a Blob, File, Uint8Array or ArrayBuffer, not ${found}; ${hint}`;
}

/** Converts the input to a Blob and checks its size; undefined if a reason was added. */
export function checkFileSize(
  input: unknown,
  field: string,
  maxMegabytes: number,
  reasons: string[],
): Blob | undefined {
  const blob = toBlob(input);
  const [size, max] = typeof blob === "string" ? [0, 0] : [blob.size, maxMegabytes * 2 ** 20];
  if (typeof blob === "string") reasons.push(`${field} ${blob}`);
  else if (size === 0) reasons.push(`${field} is empty (0 bytes)`);
  else if (size <= max) return blob;
  else reasons.push(`${field} has ${size} bytes; allowed: up to ${maxMegabytes} MB (${max} bytes)`);
  return undefined;
}
