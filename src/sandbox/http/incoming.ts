import type { IncomingMessage } from "node:http";

/** A request as it arrived, read to its end. */
export interface Incoming {
  /** Lower case. */
  method: string;
  /** As it arrived, query included. */
  target: string;
  /** Scheme and host that it was sent to. */
  origin: string;
  headers: Record<string, string>;
  body: Uint8Array<ArrayBuffer>;
  /** The body was longer than {@link longestBody}, and was not kept. */
  tooLong: boolean;
}

/** More than any vendor takes: Anam's documents of 50 MB with room to spare. */
export const longestBody = 64 * 2 ** 20;

/** Reads a request. Rejects where the sender went away before its end. */
export async function readIncoming(message: IncomingMessage): Promise<Incoming> {
  const { method = "", url = "", headers } = message;
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of message) {
    if (!Buffer.isBuffer(chunk)) continue;
    length += chunk.length;
    // Read to its end all the same: who is cut off while sending does not see the answer.
    if (length <= longestBody) chunks.push(chunk);
    else chunks.length = 0;
  }
  const texts = Object.entries(headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(", ") : (value ?? ""),
  ]);
  return {
    method: method.toLowerCase(),
    target: url,
    origin: `http://${headers.host ?? "127.0.0.1"}`,
    headers: Object.fromEntries(texts),
    body: new Uint8Array(Buffer.concat(chunks)),
    tooLong: length > longestBody,
  };
}

/** Path (relative to the base URL) and query of a request target; undefined when it lies outside the base URL. */
export function splitTarget(
  target: string,
  basePath: string,
): { path: string; query: URLSearchParams } | undefined {
  // A proxy's form of the target names the server too (RFC 9112, 3.2.2).
  const local = target.replace(/^https?:\/\/[^/?#]*/i, "");
  const [path = "", ...rest] = local.split("?");
  if (!path.startsWith(`${basePath}/`)) return undefined;
  return { path: path.slice(basePath.length), query: new URLSearchParams(rest.join("?")) };
}
