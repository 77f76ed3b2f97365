import { readFacts } from "../../core/image/check.ts";
import type { SandboxAnswer } from "../http/answer.ts";
import { isOwnHost } from "../http/hosts.ts";
import type { Incoming } from "../http/incoming.ts";
import { untrustedHeaders } from "../http/untrusted.ts";

const prefix = "/sandbox-files/";

/** In bytes. What is over it goes, oldest first: a thousand uploads must not fill the memory. */
const mostKept = 64 * 2 ** 20;

/** A file to be served. */
export interface ServedFile {
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * The files that a vendor's answers link to without a signature: what was uploaded, as long as it is kept, and else a
 * stand-in of its kind. They stand on the vendor's server, under a path that no document has.
 */
export class Files {
  readonly #kept = new Map<string, Blob>();
  readonly #allowHosts: readonly string[];
  #bytes = 0;

  constructor(allowHosts: readonly string[]) {
    this.#allowHosts = allowHosts;
  }

  /** The address of a file; `origin` is where the sandbox was asked. */
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

  /** Undefined for a key that cannot be one of a file. */
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

  /** Answers a request for an address of its own; undefined for all others. */
  async handle({ method, target, headers }: Incoming): Promise<SandboxAnswer | undefined> {
    const path = target.split("?")[0] ?? "";
    if (!path.startsWith(prefix)) return undefined;
    // Pictures of people are in here. Without a server the vendor's own host is meant, which stands in the origin.
    if (headers.host !== undefined && !isOwnHost(headers.host, this.#allowHosts))
      return plain(403, "this address is for this machine only");
    if (method !== "get" && method !== "head") return plain(405, "only GET");
    // A storage host has no business with a key: a client that sends one along is to notice.
    if (headers.authorization !== undefined || headers["x-api-key"] !== undefined)
      return plain(400, "this address takes no key");
    const file = await this.read(path.slice(prefix.length));
    if (!file) return plain(404, "no such file");
    return { status: 200, headers: file.headers, body: method === "head" ? new Uint8Array() : file.bytes };
  }
}

function plain(status: number, body: string): SandboxAnswer {
  return { status, headers: { "content-type": "text/plain" }, body };
}
