import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import type { Vendor } from "../vendor.ts";
import { readIncoming } from "./incoming.ts";
import { sendAnswer } from "./send.ts";

/** Longer than clients keep idle connections open, so that they never write to a closing connection. */
const keepAliveMs = 120_000;

const host = "127.0.0.1";

/** A server on loopback. */
export interface LocalServer {
  port: number;
  /** Ends every connection, even those in use. */
  close(): Promise<void>;
}

/**
 * Serves a vendor's requests, and reports each. A browser that opens the base URL is redirected to the page, if there is one.
 *
 * @throws Error if the port is not available
 */
export function serveVendor(
  port: number,
  vendor: Vendor,
  page: () => string | undefined = () => undefined,
): Promise<LocalServer> {
  const base = new URL(vendor.profile.baseUrl).pathname;
  return serve(port, (message, response) => {
    const { method, url, headers } = message;
    const opened = method === "GET" && (url === "/" || url === base) && headers.accept?.includes("text/html");
    const location = opened ? page() : undefined;
    if (location !== undefined) response.writeHead(302, { location }).end();
    else void answer(message, response).catch(() => message.socket.destroy());
  });

  async function answer(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const incoming = await readIncoming(message);
    const reply = await vendor.answer(incoming);
    if (reply.lateMs) await vendor.pause(reply.lateMs);
    if (reply.drop) message.socket.destroy();
    else await sendAnswer(response, reply.encoded, reply.trickleMs ?? 0, vendor.pause);
    vendor.report(incoming, reply);
  }
}

/** Listens on loopback. @throws Error if the port is not available */
export async function serve(port: number, handle: RequestListener): Promise<LocalServer> {
  const server = createServer({ keepAliveTimeout: keepAliveMs }, (message, response) => {
    // A client that disconnects is not an error.
    for (const stream of [message, response]) stream.on("error", () => undefined);
    handle(message, response);
  });
  await listen(server, port);
  let closing: Promise<void> | undefined;
  return {
    port: portOf(server.address()),
    close() {
      closing ??= new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      return closing;
    },
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.on("error", (cause) => {
      reject(new Error(`the sandbox cannot listen on ${host}:${port}: ${cause.message}`, { cause }));
    });
    server.listen(port, host, resolve);
  });
}

function portOf(address: string | AddressInfo | null): number {
  return typeof address === "object" && address ? address.port : 0;
}
