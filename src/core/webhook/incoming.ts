import { BodyTooLargeError, joinPieces, readStream } from "../http/body.ts";
import { isObject } from "../input/fields.ts";

/** Where frameworks put a body that they have read. */
export interface FrameworkBodies {
  /** The body as parsed by a framework; the stream is then empty. */
  readonly body?: unknown;
  /** The raw bytes, if the framework keeps them next to the parsed body (Nest's `rawBody`, Cloud Functions). */
  readonly rawBody?: unknown;
}

/** The parts used of Node's `IncomingMessage` and `Http2ServerRequest`, including Express requests. */
export interface NodeRequest extends AsyncIterable<unknown>, FrameworkBodies {
  readonly method?: string | undefined;
  /** Path and query, as in Node. */
  readonly url?: string | undefined;
  /** Express: `url` before a router stripped its mount path. */
  readonly originalUrl?: unknown;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly socket?: object;
  /** Node: whether the stream has been read. If unknown, `body` is used if present. */
  readonly readableDidRead?: boolean;
}

/** The parts used of Hono's `c.req`, which still returns a body that a middleware has read from `raw`. */
export interface WrappedRequest {
  readonly raw: Request;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** The body was already read and not kept: an error in the server's setup, not in the request. */
export class BodyReadBeforeError extends Error {
  constructor() {
    super(
      "the body was already read and is in neither body nor rawBody; mount the handler before what reads it",
    );
  }
}

/** True for a Fetch `Request`, including one from another realm or a framework's own class. */
export function isFetchRequest(value: unknown): value is Request {
  if (typeof value !== "object" || value === null) return false;
  const { arrayBuffer, url, method } = value as Partial<Record<keyof Request, unknown>>;
  return typeof arrayBuffer === "function" && typeof url === "string" && typeof method === "string";
}

export function isWrapped(value: unknown): value is WrappedRequest {
  return isObject(value) && isFetchRequest(value.raw) && isFetchRequest(value);
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

/** The URL as this server sees it; behind a proxy, scheme and host may differ from the public ones. */
export function urlOf(request: Request | NodeRequest): string {
  if (isFetchRequest(request)) return request.url;
  const { originalUrl, socket } = request;
  const target = typeof originalUrl === "string" ? originalUrl : (request.url ?? "/");
  // RFC 9112, section 3.2.2: a request to a proxy has the whole URL.
  if (!target.startsWith("/")) return target;
  const scheme = socket && "encrypted" in socket && socket.encrypted ? "https" : "http";
  // HTTP/2 sends :authority; a Host header next to it must be ignored (RFC 9113, 8.3.1).
  const host = request.headers[":authority"] ?? request.headers.host ?? "localhost";
  return `${scheme}://${String(host)}${target}`;
}

/**
 * The request's body, or what a framework parsed it to.
 *
 * @throws BodyTooLargeError past the limit, the rest unread; BodyReadBeforeError
 */
export async function readIncoming(
  request: Request | WrappedRequest | NodeRequest,
  limit: number,
): Promise<unknown> {
  const fetched = isWrapped(request) ? request.raw : request;
  const announced = isFetchRequest(fetched)
    ? fetched.headers.get("content-length")
    : fetched.headers["content-length"];
  if (Number(announced ?? 0) > limit) throw new BodyTooLargeError(`the body is longer than ${limit} bytes`);
  if (!isFetchRequest(fetched)) return readNode(fetched, limit);
  if (!fetched.bodyUsed) return fetched.body ? readStream(fetched.body, limit) : new Uint8Array();
  if (isWrapped(request)) return new Uint8Array(await request.arrayBuffer());
  throw new BodyReadBeforeError();
}

/** The body as kept by a framework; undefined if the stream must still be read. */
export function readBefore({ rawBody, body }: FrameworkBodies, streamWasRead: boolean | undefined): unknown {
  if (typeof rawBody === "string" || rawBody instanceof Uint8Array) return rawBody;
  // Express 4 sets an empty object even if it has read nothing.
  return streamWasRead === false ? undefined : body;
}

async function readNode(request: NodeRequest, limit: number): Promise<unknown> {
  const before = readBefore(request, request.readableDidRead);
  if (before !== undefined) return before;
  if (request.readableDidRead) throw new BodyReadBeforeError();
  // Not `for await`: leaving it early would destroy the connection before the response is sent.
  const iterator = request[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  const bytes = await joinPieces(async () => {
    const { done, value } = await iterator.next();
    return { done, value: value instanceof Uint8Array ? value : encoder.encode(String(value)) };
  }, limit);
  // Requests made by hand, as by test tools and serverless adapters, have no bytes in their stream.
  return bytes.length === 0 && request.body !== undefined ? request.body : bytes;
}
