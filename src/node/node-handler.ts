import type { IncomingMessage, ServerResponse } from "node:http";
import type { Http2ServerRequest, Http2ServerResponse } from "node:http2";
import { InvalidInputError } from "../core/errors/input.ts";
import { kindOf } from "../core/input/fields.ts";
import { BodyReadBeforeError, type FrameworkBodies, readBefore, urlOf } from "../core/webhook/incoming.ts";

/** A request from Node's own servers. */
export type NodeIncoming = IncomingMessage | Http2ServerRequest;
/** A response from Node's own servers. */
export type NodeOutgoing = ServerResponse | Http2ServerResponse;
type Pieces = AsyncIterator<Uint8Array>;

/** A `Response` with its body read. */
interface Answer {
  status: number;
  headers: Headers;
  body: Uint8Array;
}

/** The parts of Fastify's request that are used: Node's own request, and the parsed body. */
export interface FrameworkRequest {
  readonly raw: NodeIncoming;
  readonly body?: unknown;
}

/** The parts of Fastify's reply that are used: Node's own response, and `hijack()`. */
export interface FrameworkReply {
  readonly raw: NodeOutgoing;
  hijack(): unknown;
}

/**
 * Serves a Fetch-style handler, such as one from `createWebhookHandler`, in Node's `http` and `http2`, Express, Connect,
 * Nest, Fastify or Next's API routes. If the framework has already read the body, it is taken from `rawBody` or `body` (a
 * parsed body is serialised to JSON again); if neither has it, the response is a 500 that says so. If the handler rejects, or
 * returns something other than a `Response`, the response is a 500. The returned function never rejects; if the response was
 * already sent, it does nothing.
 *
 * @throws InvalidInputError immediately if `handler` is not a function.
 * @example
 * createServer(toNodeHandler(createWebhookHandler({ secret, onEvent }))).listen(8080);
 */
export function toNodeHandler(
  handler: (request: Request) => Promise<Response>,
): (request: NodeIncoming | FrameworkRequest, response: NodeOutgoing | FrameworkReply) => Promise<void> {
  if (typeof handler !== "function") {
    const reason = `toNodeHandler expects a function from Request to Response, not ${kindOf(handler)}`;
    throw new InvalidInputError(undefined, [reason]);
  }
  return async (request, response) => {
    try {
      const incoming = "raw" in request ? request.raw : request;
      const outgoing = "raw" in response ? response.raw : response;
      if ("raw" in response) response.hijack();
      const pieces: Pieces = incoming[Symbol.asyncIterator]();
      const left = readBefore({ ...bodiesOf(incoming), ...bodiesOf(request) }, incoming.readableDidRead);
      send(outgoing, await answerTo(incoming, left, pieces, handler), incoming.httpVersionMajor > 1);
      if (!incoming.complete) await discard(incoming, pieces);
    } catch {
      // The connection is closed, or this is not one of Node's servers: there is nobody to tell.
    }
  };
}

function bodiesOf(request: object): FrameworkBodies {
  const { body, rawBody } = request as FrameworkBodies;
  return { ...(body !== undefined && { body }), ...(rawBody !== undefined && { rawBody }) };
}

async function answerTo(
  incoming: NodeIncoming,
  left: unknown,
  pieces: Pieces,
  handler: (request: Request) => Promise<Response>,
): Promise<Answer> {
  let request: Request;
  try {
    const { method = "GET", headers } = incoming;
    const init: RequestInit & { duplex: "half"; headers: Headers } = {
      method,
      headers: toHeaders(headers),
      duplex: "half",
    };
    if (method !== "GET" && method !== "HEAD") {
      init.body =
        left === undefined ? toStream(pieces, incoming.readableDidRead) : toText(left, init.headers);
    }
    request = new Request(urlOf(incoming), init);
  } catch {
    // Fetch cannot express this request: an invalid host, a password in it, the method TRACE.
    return empty(400);
  }
  try {
    const answer = await readResponse(await handler(request));
    // 0 is the status of Response.error().
    return answer.status === 0 ? empty(500) : answer;
  } catch {
    return empty(500);
  }
}

/** A body that was already read, as it arrived or serialised again; removes headers that described the original bytes. */
function toText(left: unknown, headers: Headers): string | Uint8Array<ArrayBuffer> {
  for (const name of ["content-length", "content-encoding", "transfer-encoding"]) headers.delete(name);
  if (typeof left === "string") return left;
  if (left instanceof Uint8Array) return new Uint8Array(left);
  headers.set("content-type", "application/json");
  return JSON.stringify(left);
}

async function readResponse(response: Response): Promise<Answer> {
  const { status, headers } = response;
  return { status, headers, body: new Uint8Array(await response.arrayBuffer()) };
}

function empty(status: number): Answer {
  return { status, headers: new Headers(), body: new Uint8Array() };
}

function toHeaders(headers: IncomingMessage["headers"]): Headers {
  const copied = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    // HTTP/2 pseudo-headers: the method, the path and the host.
    if (name.startsWith(":")) continue;
    for (const each of [value ?? []].flat()) copied.append(name, each);
  }
  return copied;
}

// Not Readable.toWeb: cancelling that stream destroys the connection, and with it the response.
function toStream(pieces: Pieces, wasRead: boolean): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      if (wasRead) throw new BodyReadBeforeError();
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(new Uint8Array(value));
    },
  });
}

/** Connection-specific headers, which HTTP/2 forbids (RFC 9113, 8.2.2). */
const ofConnection = /^(connection|keep-alive|proxy-connection|transfer-encoding|upgrade|http2-settings|te)$/;

function send(outgoing: NodeOutgoing, answer: Answer, isHttp2: boolean): void {
  if (outgoing.headersSent) return;
  const { status, headers, body } = answer;
  try {
    for (const [name, value] of headers) {
      if (isHttp2 && ofConnection.test(name)) continue;
      // Keep what an Express middleware has already set.
      const before = name === "set-cookie" || name === "vary" ? outgoing.getHeader(name) : undefined;
      outgoing.setHeader(name, before === undefined ? value : [before, value].flat().map(String));
    }
  } catch {
    // Fetch allows control characters in values, Node does not.
    for (const [name] of headers) outgoing.removeHeader(name);
    outgoing.statusCode = 500;
    outgoing.end();
    return;
  }
  outgoing.statusCode = status;
  if (body.length > 0) outgoing.end(body);
  else outgoing.end();
}

/** Closing a connection with unread bytes resets it, often before the sender has read the response. */
const lingerMs = 1_000;

async function discard(incoming: NodeIncoming, pieces: Pieces): Promise<void> {
  if ("stream" in incoming) {
    // RST_STREAM with NO_ERROR: the sender may stop, and keeps the response (RFC 9113, 8.1).
    if (!incoming.stream.endAfterHeaders) incoming.stream.close(0);
    return;
  }
  const timer = setTimeout(() => incoming.destroy(), lingerMs);
  try {
    while (!(await pieces.next()).done);
  } catch {
    // The sender has disconnected, or was cut off.
  } finally {
    clearTimeout(timer);
  }
}
