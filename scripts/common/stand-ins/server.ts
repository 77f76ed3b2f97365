import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A request as it arrived, including its body. */
export interface Captured {
  method: string;
  url: string;
  headers: IncomingMessage["headers"];
  body: Buffer;
}

export type Responder = (request: Captured, response: ServerResponse, index: number) => void;

export interface TestServer extends AsyncDisposable {
  url: string;
  /** All requests so far, oldest first. */
  requests: Captured[];
}

/** A real HTTP server on a free loopback port that records requests and responds as told. */
export async function startServer(respond: Responder): Promise<TestServer> {
  const requests: Captured[] = [];
  const server = createServer((message, response) => {
    const chunks: Buffer[] = [];
    message.on("data", (chunk: Buffer) => chunks.push(chunk));
    message.on("end", () => {
      const { method = "", url = "", headers } = message;
      const captured = { method, url, headers, body: Buffer.concat(chunks) };
      requests.push(captured);
      respond(captured, response, requests.length - 1);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Responds with JSON. */
export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(JSON.stringify(body));
}

/** Responds to request n with step n; the last step answers all later requests. */
export function script(...steps: Responder[]): Responder {
  return (request, response, index) => {
    const step = steps[Math.min(index, steps.length - 1)];
    if (!step) throw new Error("an empty script");
    step(request, response, index);
  };
}
