import type { SandboxAnswer } from "../http/answer.ts";
import type { Incoming } from "../http/incoming.ts";
import { untrustedHeaders } from "../http/untrusted.ts";
import type { ServedFile } from "./files.ts";

/** What an address was signed for, and what was put there. */
interface Signed {
  readonly signature: string;
  readonly contentType: string;
  bytes?: Incoming["body"];
}

const prefix = "/sandbox-storage/";

/**
 * A storage host, which has no keys: who knows an address may PUT one file there, with the headers that were signed, and GET
 * what is there, from any byte on. It stands on the vendor's server, under a path that no document has.
 */
export class Storage {
  readonly #files = new Map<string, Signed>();

  /** A presigned address for a file of that media type; `origin` is where the sandbox was asked. */
  sign(origin: string, key: string, contentType: string): string {
    const signature = crypto.randomUUID();
    this.#files.set(key, { signature, contentType });
    return `${origin}${prefix}${key}?X-Amz-Expires=3600&X-Amz-Signature=${signature}`;
  }

  /** The address of a file of the vendor's own. */
  keep(origin: string, key: string, contentType: string, bytes: Incoming["body"]): string {
    const address = this.sign(origin, key, contentType);
    Object.assign(this.#files.get(key) ?? {}, { bytes });
    return address;
  }

  /** What was put under a key, to be shown. */
  async read(key: string): Promise<ServedFile | undefined> {
    const { bytes, contentType = "" } = this.#files.get(key) ?? {};
    return bytes && { headers: untrustedHeaders(contentType), bytes };
  }

  /** What was put under a key. */
  get(key: string): Incoming["body"] | undefined {
    return this.#files.get(key)?.bytes;
  }

  /** Answers a request for an address of its own; undefined for all others. */
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

/** A file, or what is left of it from the byte that was asked for (RFC 9110, 14.2). */
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
