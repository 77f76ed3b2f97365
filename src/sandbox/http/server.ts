import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { SandboxRequest } from "../options.ts";
import type { Reply } from "./handle.ts";
import { type Incoming, readIncoming } from "./incoming.ts";
import { sendAnswer } from "./send.ts";

/** Longer than clients keep an idle connection open, so that they never write into one that is closing. */
const keepAliveMs = 120_000;

const host = "127.0.0.1";

/** A vendor's server. */
export interface VendorServer {
  port: number;
  /** Ends every connection, also those in use. */
  close(): Promise<void>;
}

/**
 * Serves requests on loopback and reports each. What the handler throws is a 500 by `crash`.
 *
 * @throws Error where the port cannot be had.
 */
export async function serve(
  port: number,
  handle: (incoming: Incoming) => Promise<Reply>,
  crash: () => Reply,
  report: (entry: SandboxRequest) => void,
): Promise<VendorServer> {
  const server = createServer({ keepAliveTimeout: keepAliveMs }, (message, response) => {
    // A client that disconnects is not an error.
    for (const stream of [message, response]) stream.on("error", () => undefined);
    void answer(message, response).catch(() => message.socket.destroy());
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

  async function answer(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const incoming = await readIncoming(message);
    const { answer, note, violations, drop } = await handle(incoming).catch((error: unknown): Reply => {
      const reason = error instanceof Error ? error.message : String(error);
      return { ...crash(), note: `defect of the sandbox: ${reason}` };
    });
    if (drop) message.socket.destroy();
    else sendAnswer(response, answer, violations);
    report({
      method: incoming.method.toUpperCase(),
      path: incoming.target,
      status: drop ? 0 : answer.status,
      ...(note !== undefined && { note }),
      ...(violations && { violations }),
    });
  }
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
