import type { SandboxAnswer } from "../http/answer.ts";
import type { Incoming } from "../http/incoming.ts";
import { untrustedHeaders } from "../http/untrusted.ts";
import type { ServedFile } from "./files.ts";

/** What a URL was signed for, and what was uploaded to it. */
interface Signed {
  readonly signature: string;
  readonly contentType: string;
  bytes?: Incoming["body"];
}

const prefix = "/sandbox-storage/";

/**
 * A storage host without API keys: anyone who knows a URL may PUT one file there, with the signed headers, and GET the file
 * from any byte on. It is on the vendor's server, under a path that no document uses.
 */
export class Storage {
  readonly #files = new Map<string, Signed>();

  /** A presigned URL for a file of that media type; `origin` is where the sandbox received the request. */
  sign(origin: string, key: string, contentType: string): string {
    const signature = crypto.randomUUID();
    this.#files.set(key, { signature, contentType });
    return `${origin}${prefix}${key}?X-Amz-Expires=3600&X-Amz-Signature=${signature}`;
  }

  /** Stores a file of the vendor's own, and returns its URL. */
  keep(origin: string, key: string, contentType: string, bytes: Incoming["body"]): string {
    const address = this.sign(origin, key, contentType);
    Object.assign(this.#files.get(key) ?? {}, { bytes });
    return address;
  }

  /** The file uploaded under a key, for display. */
  async read(key: string): Promise<ServedFile | undefined> {
    const { bytes, contentType = "" } = this.#files.get(key) ?? {};
    return bytes && { headers: untrustedHeaders(contentType), bytes };
  }

  /** The bytes uploaded under a key. */
  get(key: string): Incoming["body"] | undefined {
    return this.#files.get(key)?.bytes;
  }

  /** Answers requests for its own URLs; undefined for all others. */
  handle({ method, target, headers, body, tooLong }: Incoming): SandboxAnswer | undefined {
    const { pathname, searchParams } = new URL(`http://storage${target}`);
    if (!pathname.startsWith(prefix)) return undefined;
    const file = this.#files.get(pathname.slice(prefix.length));
    if (method !== "put" && method !== "get") return refuse(405, "MethodNotAllowed");
    if (headers.authorization !== undefined || headers["x-api-key"] !== undefined)
      return refuse(400, "InvalidArgument");
    const signed = file?.signature === searchParams.get("X-Amz-Signature");
    if (!file || !signed) return refuse(403, "SignatureDoesNotMatch");
    if (method === "get") return file.bytes ? content(file, file.bytes, headers) : refuse(404, "NoSuchKey");
    if (headers["content-type"] !== file.contentType) return refuse(403, "SignatureDoesNotMatch");
    if (tooLong) return refuse(400, "EntityTooLarge");
    file.bytes = body;
    return { status: 200 };
  }
}

/** A file, or the rest of it from the requested byte on (RFC 9110, 14.2). */
function content(
  { signature, contentType }: Signed,
  bytes: Incoming["body"],
  { range, "if-range": ifRange }: Incoming["headers"],
): SandboxAnswer {
  const etag = JSON.stringify(signature);
  const headers = {
    ...untrustedHeaders(contentType),
    "content-type": contentType,
    "accept-ranges": "bytes",
    etag,
  };
  const from = Number(/^bytes=(\d+)-$/.exec(range ?? "")?.[1] ?? Number.NaN);
  if (Number.isNaN(from) || (ifRange !== undefined && ifRange !== etag))
    return { status: 200, headers, body: bytes };
  const total = bytes.byteLength;
  if (from >= total)
    return {
      status: 416,
      headers: { ...headers, "content-range": `bytes */${total}` },
      body: new Uint8Array(),
    };
  const contentRange = `bytes ${from}-${total - 1}/${total}`;
  return { status: 206, headers: { ...headers, "content-range": contentRange }, body: bytes.subarray(from) };
}

function refuse(status: number, code: string): SandboxAnswer {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code></Error>`;
  return { status, headers: { "content-type": "application/xml" }, body };
}
