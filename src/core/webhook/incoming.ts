import { BodyTooLargeError, joinPieces, readStream } from "../http/body.ts";
import { isObject } from "../input/fields.ts";

/** Where frameworks leave a body that they have read. */
export interface FrameworkBodies {
  /** What a framework has made of the body; the stream is then empty. */
  readonly body?: unknown;
  /** The body's bytes, where a framework keeps them beside what it has parsed (Nest's `rawBody`, Cloud Functions). */
  readonly rawBody?: unknown;
}

/** What is needed of Node's `IncomingMessage` and `Http2ServerRequest`, Express's requests included. */
export interface NodeRequest extends AsyncIterable<unknown>, FrameworkBodies {
  readonly method?: string | undefined;
  /** Path and query, as Node gives it. */
  readonly url?: string | undefined;
  /** Express: `url` before a router took its own part off. */
  readonly originalUrl?: unknown;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly socket?: object;
  /** Node: whether the stream has been read from. Without it, `body` counts where there is one. */
  readonly readableDidRead?: boolean;
}

/** What is needed of Hono's `c.req`: it still gives a body that a middleware has read from `raw`. */
export interface WrappedRequest {
  readonly raw: Request;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** Somebody has read the body and left it nowhere: a fault of the server's set-up, not of the request. */
export class BodyReadBeforeError extends Error {
  constructor() {
    super(
      "the body was read before and kept neither in body nor in rawBody; mount the handler before what reads it",
    );
  }
}

/** True for a Fetch-style request, also one of another realm or a framework's own class. */
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

/**
 * The request's body, or what a framework has made of it.
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

/** What a framework has left of the body, or undefined where the stream is still to be read. */
export function readBefore({ rawBody, body }: FrameworkBodies, streamWasRead: boolean | undefined): unknown {
  if (typeof rawBody === "string" || rawBody instanceof Uint8Array) return rawBody;
  // Express 4 sets an empty object where it has read nothing.
  return streamWasRead === false ? undefined : body;
}

async function readNode(request: NodeRequest, limit: number): Promise<unknown> {
  const before = readBefore(request, request.readableDidRead);
  if (before !== undefined) return before;
  if (request.readableDidRead) throw new BodyReadBeforeError();
  // Not `for await`: leaving that early destroys the connection, and with it the answer.
  const iterator = request[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  const bytes = await joinPieces(async () => {
    const { done, value } = await iterator.next();
    return { done, value: value instanceof Uint8Array ? value : encoder.encode(String(value)) };
  }, limit);
  // A request made by hand, as test tools and adapters of serverless platforms do, has no bytes in its stream.
  return bytes.length === 0 && request.body !== undefined ? request.body : bytes;
}
