import type { IncomingMessage, ServerResponse } from "node:http";
import { urlOf } from "../core/incoming.ts";

/**
 * Serves a Fetch-style handler, such as one of `createWebhookHandler`, from Node's `http`, from Express or Connect. Mount
 * it before anything that reads the body. Where the handler rejects the answer is a 500.
 *
 * @example
 * createServer(toNodeHandler(createWebhookHandler({ secret, onEvent }))).listen(8080);
 */
export function toNodeHandler(
  handler: (request: Request) => Promise<Response>,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (incoming, outgoing) => {
    const pieces: AsyncIterator<Uint8Array> = incoming[Symbol.asyncIterator]();
    const answer = await answerTo(incoming, pieces, handler);
    outgoing.statusCode = answer.status;
    for (const [name, value] of answer.headers) outgoing.appendHeader(name, value);
    outgoing.end(new Uint8Array(await answer.arrayBuffer()));
    if (!incoming.complete) await discard(incoming, pieces);
  };
}

async function answerTo(
  incoming: IncomingMessage,
  pieces: AsyncIterator<Uint8Array>,
  handler: (request: Request) => Promise<Response>,
): Promise<Response> {
  const { method = "GET", headers } = incoming;
  const init: RequestInit & { duplex: "half" } = { method, headers: toHeaders(headers), duplex: "half" };
  if (method !== "GET" && method !== "HEAD") init.body = toStream(pieces);
  let request: Request;
  try {
    request = new Request(urlOf(incoming), init);
  } catch {
    // What Fetch has no request for: a broken host, a password in it, the method TRACE.
    return new Response(null, { status: 400 });
  }
  try {
    return await handler(request);
  } catch {
    return new Response(null, { status: 500 });
  }
}

function toHeaders(headers: IncomingMessage["headers"]): Headers {
  const copied = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    for (const each of [value ?? []].flat()) copied.append(name, each);
  }
  return copied;
}

// Not Readable.toWeb: to cancel that destroys the connection, and with it the answer.
function toStream(pieces: AsyncIterator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(new Uint8Array(value));
    },
  });
}

/** A connection that is closed with bytes unread is reset, often before the sender has read the answer. */
const lingerMs = 1_000;

async function discard(incoming: IncomingMessage, pieces: AsyncIterator<Uint8Array>): Promise<void> {
  const timer = setTimeout(() => incoming.destroy(), lingerMs);
  try {
    while (!(await pieces.next()).done);
  } catch {
    // The sender has gone, or was cut off.
  } finally {
    clearTimeout(timer);
  }
}
