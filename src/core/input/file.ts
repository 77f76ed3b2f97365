/** A file's bytes. Strings are never taken for content, a path or a URL. */
export type FileInput = Blob | File | Uint8Array | ArrayBuffer;

/** What a vendor takes for a file. */
export interface FileRules {
  /** Where the vendor says so. */
  source: string;
  /** The kinds in a sentence, such as `a PDF or TXT file`. */
  kinds: string;
  /** The media type of each kind, by the extension of its files. */
  types: Readonly<Record<string, string>>;
  /** In MB of 2^20 bytes. */
  maxMegabytes: number;
  /** What a file without a name is called, before its extension. */
  fallbackName: string;
}

const diskHint = 'new File([await openAsBlob(path)], "name") with openAsBlob of node:fs reads one from disk';

/** The input as a Blob, or the reason why it is none; `hint` says how to make one of a path. */
export function toBlob(input: unknown, hint = diskHint): Blob | string {
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
  return `must be a Blob, File, Uint8Array or ArrayBuffer, not ${found}; ${hint}`;
}

/** The input as a Blob of a size that a vendor takes; undefined where a reason was added. */
export function checkFileSize(
  input: unknown,
  field: string,
  maxMegabytes: number,
  reasons: string[],
): Blob | undefined {
  const blob = toBlob(input);
  const [size, most] = typeof blob === "string" ? [0, 0] : [blob.size, maxMegabytes * 2 ** 20];
  if (typeof blob === "string") reasons.push(`${field} ${blob}`);
  else if (size === 0) reasons.push(`${field} is empty (0 bytes)`);
  else if (size <= most) return blob;
  else reasons.push(`${field} has ${size} bytes; allowed: up to ${maxMegabytes} MB (${most} bytes)`);
  return undefined;
}

/** The extension of a file's name, in lower case and without its dot. */
export function extensionOf(file: Blob): string {
  return (file instanceof File && /\.(\w+)$/.exec(file.name)?.[1]?.toLowerCase()) || "";
}

/**
 * Checks a file against a vendor's rules and adds every broken one to `reasons`. Gives the file to send: under its own name,
 * with the media type of its kind, which its name or else its own type tells. The bytes are not read, nor copied.
 */
export function prepareFile(
  input: FileInput,
  field: string,
  { kinds, types, maxMegabytes, fallbackName }: FileRules,
  reasons: string[],
): File | undefined {
  const blob = checkFileSize(input, field, maxMegabytes, reasons);
  if (!blob) return undefined;
  const own = extensionOf(blob);
  const declared = blob.type.split(";")[0]?.trim();
  const extension = Object.hasOwn(types, own)
    ? own
    : Object.keys(types).find((one) => types[one] === declared);
  if (extension === undefined) {
    const found = [blob instanceof File && JSON.stringify(blob.name), blob.type].filter(Boolean).join(", ");
    reasons.push(
      `${field} must be ${kinds}, by its name or its media type, not ${found || "bytes without either"}`,
    );
    return undefined;
  }
  const name = (blob instanceof File && blob.name) || `${fallbackName}.${extension}`;
  return new File([blob], name, { type: types[extension] ?? "" });
}
