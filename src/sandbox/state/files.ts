import { readFacts } from "../../core/image/check.ts";
import type { SandboxAnswer } from "../http/answer.ts";
import { isOwnHost } from "../http/hosts.ts";
import type { Incoming } from "../http/incoming.ts";
import { untrustedHeaders } from "../http/untrusted.ts";

const prefix = "/sandbox-files/";

/** In bytes. Beyond this, the oldest files are dropped: a thousand uploads must not fill memory. */
const mostKept = 64 * 2 ** 20;

/** A file to serve. */
export interface ServedFile {
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * The files that a vendor's answers link to without a signature: the uploaded file while it is kept, otherwise a placeholder
 * of its type. They are on the vendor's server, under a path that no document uses.
 */
export class Files {
  readonly #kept = new Map<string, Blob>();
  readonly #allowHosts: readonly string[];
  #bytes = 0;

  constructor(allowHosts: readonly string[]) {
    this.#allowHosts = allowHosts;
  }

  /** The URL of a file; `origin` is where the sandbox received the request. */
  address(origin: string, key: string): string {
    return `${origin}${prefix}${key}`;
  }

  keep(key: string, file: Blob): void {
    this.#kept.set(key, file);
    this.#bytes += file.size;
    for (const [oldest, { size }] of this.#kept) {
      if (this.#bytes <= mostKept) return;
      this.#kept.delete(oldest);
      this.#bytes -= size;
    }
  }

  /** Undefined for a key that cannot be a file's. */
  async read(key: string): Promise<ServedFile | undefined> {
    const kept = this.#kept.get(key);
    if (kept) {
      const { type } = await readFacts(kept);
      return {
        headers: untrustedHeaders(type ?? kept.type),
        bytes: new Uint8Array(await kept.arrayBuffer()),
      };
    }
    const standIns = await import("./stand-ins.ts");
    if (key.endsWith(".png")) return { headers: untrustedHeaders("image/png"), bytes: standIns.portrait };
    if (key.endsWith(".mp4")) return { headers: untrustedHeaders("video/mp4"), bytes: standIns.clip };
    if (key.endsWith(".wav")) return { headers: untrustedHeaders("audio/wav"), bytes: standIns.silence };
    return undefined;
  }

  /** Answers requests for its own URLs; undefined for all others. */
  async handle({ method, target, headers }: Incoming): Promise<SandboxAnswer | undefined> {
    const path = target.split("?")[0] ?? "";
    if (!path.startsWith(prefix)) return undefined;
    // These are images of people. Without a server, the origin is the vendor's own host.
    if (headers.host !== undefined && !isOwnHost(headers.host, this.#allowHosts))
      return plain(403, "this URL is available on this machine only");
    if (method !== "get" && method !== "head") return plain(405, "only GET");
    // A storage host must not receive a key; let the client notice that it sent one.
    if (headers.authorization !== undefined || headers["x-api-key"] !== undefined)
      return plain(400, "do not send an API key to this URL");
    const file = await this.read(path.slice(prefix.length));
    if (!file) return plain(404, "no such file");
    return { status: 200, headers: file.headers, body: method === "head" ? new Uint8Array() : file.bytes };
  }
}

function plain(status: number, body: string): SandboxAnswer {
  return { status, headers: { "content-type": "text/plain" }, body };
}
