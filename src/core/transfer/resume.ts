import type { Bytes } from "../input/bytes.ts";

/** What is known of a file that is being read. */
export interface PartialFile {
  received: number;
  /** What tells this version of the file from others; undefined where the server says nothing reliable. */
  validator: string | undefined;
  /** Its whole length, where the server says it. */
  total: number | undefined;
}

/** How an answer goes on from what was received. */
export type Continuation =
  /** Its first bytes are known already. */
  | { skip: number }
  /** It is another version of the file, or nobody can tell. */
  | "begin"
  | { problem: string };

/** The headers that ask for the rest of a file, or for all of it where the rest might be another file's. */
export function rangeHeaders({ received, validator }: PartialFile): Record<string, string> {
  // Compressed, a part of the bytes would be a part of something else.
  const plain = { "accept-encoding": "identity" };
  if (received === 0 || validator === undefined) return plain;
  return { ...plain, range: `bytes=${received}-`, "if-range": validator };
}

/** Reads the head of a 200 or 206, and brings what is known of the file up to date (RFC 9110, 14.2 to 15.3.7). */
export function continueFrom(file: PartialFile, { status, headers }: Response): Continuation {
  const encoded = headers.has("content-encoding");
  const validator = encoded ? undefined : validatorOf(headers);
  if (status === 206) {
    const [, start, total] = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(headers.get("content-range") ?? "") ?? [];
    const whole = total === undefined || total === "*" ? file.total : Number(total);
    const same = validator === undefined || file.validator === undefined || validator === file.validator;
    if (Number(start) !== file.received || !same || (file.total ?? whole) !== whole)
      return { problem: "with another part of the file than it was asked for" };
    file.total = whole;
    file.validator ??= validator;
    return { skip: 0 };
  }
  const known = file.validator !== undefined && validator === file.validator;
  if (known && file.received > 0) return { skip: file.received };
  const length = headers.get("content-length");
  file.validator = validator;
  file.total = encoded || length === null ? undefined : Number(length);
  return "begin";
}

/** The rest of a piece of which so many bytes are known already. */
export function withoutFirst(piece: Bytes, skip: number): Bytes {
  return skip === 0 ? piece : piece.subarray(Math.min(skip, piece.byteLength));
}

/** A strong validator, as `If-Range` needs it: an ETag, or a date that can stand for one version only (8.8.2.2). */
function validatorOf(headers: Headers): string | undefined {
  const etag = headers.get("etag");
  if (etag !== null) return etag.startsWith('"') ? etag : undefined;
  const modified = headers.get("last-modified");
  const [then, now] = [modified, headers.get("date")].map((date) => Date.parse(date ?? ""));
  return modified !== null && (now ?? Number.NaN) - (then ?? Number.NaN) >= 1_000 ? modified : undefined;
}
