/**
 * What needs Node's built-ins: pictures on disk, and webhooks behind Node's `http`.
 *
 * @module avatar-clients/node
 */

import { openAsBlob } from "node:fs";
import { open } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { sniffType } from "./core/image/sniff.ts";
import { urlOf } from "./core/incoming.ts";

/**
 * A picture on disk, read when it is sent and as often as that takes, never held in memory as a whole. It keeps the
 * file's name, and its type is told from its first bytes (empty where it is no PNG, JPEG or WebP).
 *
 * @param path A file path; relative to the working directory.
 * @throws the platform's error (`ENOENT`, `EACCES`, `EISDIR`) when the file cannot be opened.
 * @example
 * const image = await imageFromFile("ada.png");
 */
export async function imageFromFile(path: string | URL): Promise<File> {
  const type = sniffType(await readHead(path)) ?? "";
  const name = basename(path instanceof URL ? fileURLToPath(path) : path);
  return new File([await openAsBlob(path)], name, { type });
}

// Read apart from the Blob, whose errors do not say what is wrong with the file.
async function readHead(path: string | URL): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(64));
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

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
