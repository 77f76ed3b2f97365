import type { IncomingMessage } from "node:http";

/** A request as it arrived, completely read. */
export interface Incoming {
  /** Lower case. */
  method: string;
  /** As it arrived, query included. */
  target: string;
  /** The scheme and host that it was sent to. */
  origin: string;
  headers: Record<string, string>;
  body: Uint8Array<ArrayBuffer>;
  /** The body was longer than {@link longestBody}, and was not kept. */
  tooLong: boolean;
}

/** More than any vendor accepts: Anam's documents of 50 MB, with room to spare. */
export const longestBody = 64 * 2 ** 20;

/** Reads a request. Rejects if the sender disconnects before its end. */
export async function readIncoming(message: IncomingMessage): Promise<Incoming> {
  const { method = "", url = "", headers } = message;
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of message) {
    if (!Buffer.isBuffer(chunk)) continue;
    length += chunk.length;
    // Read to the end anyway: a sender that is cut off does not see the answer.
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

/** The path (relative to the base URL) and query of a request target; undefined if it is outside the base URL. */
export function splitTarget(
  target: string,
  basePath: string,
): { path: string; query: URLSearchParams } | undefined {
  // The absolute form, as sent to proxies, includes the server (RFC 9112, 3.2.2).
  const local = target.replace(/^https?:\/\/[^/?#]*/i, "");
  const [path = "", ...rest] = local.split("?");
  if (!path.startsWith(`${basePath}/`)) return undefined;
  return { path: path.slice(basePath.length), query: new URLSearchParams(rest.join("?")) };
}
