import type { Bytes } from "../input/bytes.ts";

/** The state of a file that is being downloaded. */
export interface PartialFile {
  received: number;
  /** Identifies this version of the file; undefined if the server sends nothing reliable. */
  validator: string | undefined;
  /** Total length, if the server reports it. */
  total: number | undefined;
}

/** How a response continues the bytes received so far. */
export type Continuation =
  /** Skip this many bytes, which were received before. */
  | { skip: number }
  /** Start over: another version of the file, or unknown. */
  | "restart"
  | { problem: string };

/** Headers to request the rest of a file, or all of it if the version cannot be verified. */
export function rangeHeaders({ received, validator }: PartialFile): Record<string, string> {
  // Ranges of a compressed body would not be ranges of the file.
  const plain = { "accept-encoding": "identity" };
  if (received === 0 || validator === undefined) return plain;
  return { ...plain, range: `bytes=${received}-`, "if-range": validator };
}

/** Reads the head of a 200 or 206 and updates the file's state (RFC 9110, 14.2 to 15.3.7). */
export function continueFrom(file: PartialFile, { status, headers }: Response): Continuation {
  const encoded = headers.has("content-encoding");
  const validator = encoded ? undefined : validatorOf(headers);
  if (status === 206) {
    const [, start, total] = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(headers.get("content-range") ?? "") ?? [];
    const whole = total === undefined || total === "*" ? file.total : Number(total);
    const same = validator === undefined || file.validator === undefined || validator === file.validator;
    if (Number(start) !== file.received || !same || (file.total ?? whole) !== whole)
      return { problem: "with another range of the file than requested" };
    file.total = whole;
    file.validator ??= validator;
    return { skip: 0 };
  }
  const known = file.validator !== undefined && validator === file.validator;
  if (known && file.received > 0) return { skip: file.received };
  const length = headers.get("content-length");
  file.validator = validator;
  file.total = encoded || length === null ? undefined : Number(length);
  return "restart";
}

/** The chunk without its first `skip` bytes. */
export function withoutFirst(piece: Bytes, skip: number): Bytes {
  return skip === 0 ? piece : piece.subarray(Math.min(skip, piece.byteLength));
}

/** A strong validator, as `If-Range` requires: an ETag, or a date that identifies a single version (8.8.2.2). */
function validatorOf(headers: Headers): string | undefined {
  const etag = headers.get("etag");
  if (etag !== null) return etag.startsWith('"') ? etag : undefined;
  const modified = headers.get("last-modified");
  const [then, now] = [modified, headers.get("date")].map((date) => Date.parse(date ?? ""));
  return modified !== null && (now ?? Number.NaN) - (then ?? Number.NaN) >= 1_000 ? modified : undefined;
}
