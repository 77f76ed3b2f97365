import { BodyTooLargeError, joinPieces, readStream } from "../http/body.ts";
import { isObject } from "../input/fields.ts";

/** What is needed of Node's `IncomingMessage` and `Http2ServerRequest`, Express's requests included. */
export interface NodeRequest extends AsyncIterable<unknown> {
  readonly method?: string | undefined;
  /** Path and query, as Node gives it. */
  readonly url?: string | undefined;
  /** Express: `url` before a router took its own part off. */
  readonly originalUrl?: unknown;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly socket?: object;
  /** What a framework has already parsed; the stream is then empty. */
  readonly body?: unknown;
}

/** True for a Fetch-style request, also one of another realm or a framework's own class. */
export function isFetchRequest(value: unknown): value is Request {
  if (typeof value !== "object" || value === null) return false;
  const { arrayBuffer, url, method } = value as Partial<Record<keyof Request, unknown>>;
  return typeof arrayBuffer === "function" && typeof url === "string" && typeof method === "string";
}

export function isNodeRequest(value: unknown): value is NodeRequest {
  if (typeof value !== "object" || value === null || !(Symbol.asyncIterator in value)) return false;
  const { headers, method } = value as Partial<Record<keyof NodeRequest, unknown>>;
  return isObject(headers) && (method === undefined || typeof method === "string");
}

/** The request's method, upper case. */
export function methodOf(request: Request | NodeRequest): string {
  return (request.method ?? "").toUpperCase();
}

/** Where the request went, as far as this server can tell: behind a proxy, scheme and host are the proxy's to know. */
export function urlOf(request: Request | NodeRequest): string {
  if (isFetchRequest(request)) return request.url;
  const { originalUrl, socket } = request;
  const target = typeof originalUrl === "string" ? originalUrl : (request.url ?? "/");
  // RFC 9112, section 3.2.2: a request to a proxy names the whole URL.
  if (!target.startsWith("/")) return target;
  const scheme = socket && "encrypted" in socket && socket.encrypted ? "https" : "http";
  // HTTP/2 sends :authority; a Host header beside it must be ignored (RFC 9113, 8.3.1).
  const host = request.headers[":authority"] ?? request.headers.host ?? "localhost";
  return `${scheme}://${String(host)}${target}`;
}

/** The request's body, or what a framework has made of it. @throws BodyTooLargeError past the limit, the rest unread. */
export async function readIncoming(request: Request | NodeRequest, limit: number): Promise<unknown> {
  const announced = isFetchRequest(request)
    ? request.headers.get("content-length")
    : request.headers["content-length"];
  if (Number(announced ?? 0) > limit) throw new BodyTooLargeError(`the body is longer than ${limit} bytes`);
  if (isFetchRequest(request)) return request.body ? readStream(request.body, limit) : new Uint8Array();
  if (request.body !== undefined) return request.body;
  // Not `for await`: leaving that early destroys the connection, and with it the answer.
  const iterator = request[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  return joinPieces(async () => {
    const { done, value } = await iterator.next();
    return { done, value: value instanceof Uint8Array ? value : encoder.encode(String(value)) };
  }, limit);
}
