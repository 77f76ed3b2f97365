import { createServer, type IncomingMessage, type ServerResponse, request as send } from "node:http";
import type { AddressInfo } from "node:net";

export interface Served extends AsyncDisposable {
  url: string;
}

/** A real server on a free loopback port with just this listener. */
export async function serve(
  listener: (incoming: IncomingMessage, outgoing: ServerResponse) => unknown,
): Promise<Served> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/**
 * POSTs an endless body, 64 kB at a time, until there is a response. Returns its status and how much had been sent by then.
 */
export function postWithoutEnd(url: string): Promise<{ status: number | undefined; sent: number }> {
  return new Promise((resolve, reject) => {
    let sent = 0;
    const request = send(url, { method: "POST" });
    const write = (): void => {
      sent += 65_536;
      request.write(new Uint8Array(65_536).fill(32), (error) => error ?? setImmediate(write));
    };
    request.on("response", (response) => {
      resolve({ status: response.statusCode, sent });
      request.destroy();
    });
    request.on("error", reject);
    write();
  });
}
