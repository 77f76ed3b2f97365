import type { SandboxAnswer } from "../http/answer.ts";
import type { Incoming } from "../http/incoming.ts";

/** What an address was signed for. */
interface Signed {
  readonly signature: string;
  readonly contentType: string;
  bytes?: Incoming["body"];
}

const prefix = "/sandbox-storage/";

/**
 * A storage host, which has no keys: who knows an address may PUT one file there, with the headers that were signed. It
 * stands on the vendor's server, under a path that no document has.
 */
export class Storage {
  readonly #files = new Map<string, Signed>();

  /** A presigned address for a file of that media type; `host` is where the sandbox was asked. */
  sign(host: string, key: string, contentType: string): string {
    const signature = crypto.randomUUID();
    this.#files.set(key, { signature, contentType });
    return `http://${host}${prefix}${key}?X-Amz-Expires=3600&X-Amz-Signature=${signature}`;
  }

  /** What was put under a key. */
  get(key: string): Incoming["body"] | undefined {
    return this.#files.get(key)?.bytes;
  }

  /** Answers a request for an address of its own; undefined for all others. */
  handle({ method, target, headers, body, tooLong }: Incoming): SandboxAnswer | undefined {
    const { pathname, searchParams } = new URL(target, "http://storage");
    if (!pathname.startsWith(prefix)) return undefined;
    const file = this.#files.get(pathname.slice(prefix.length));
    if (method !== "put") return refuse(405, "MethodNotAllowed");
    if (headers.authorization !== undefined) return refuse(400, "InvalidArgument");
    const signed = file?.signature === searchParams.get("X-Amz-Signature");
    if (!file || !signed || headers["content-type"] !== file.contentType)
      return refuse(403, "SignatureDoesNotMatch");
    if (tooLong) return refuse(400, "EntityTooLarge");
    file.bytes = body;
    return { status: 200 };
  }
}

function refuse(status: number, code: string): SandboxAnswer {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code></Error>`;
  return { status, headers: { "content-type": "application/xml" }, body };
}
