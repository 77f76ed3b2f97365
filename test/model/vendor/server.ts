import { createServer as createPlain, type Server } from "node:http";
import { createSecureServer, type Http2SecureServer } from "node:http2";
import type { AddressInfo, Socket } from "node:net";
import { makeCertificate } from "../../support/certificate.ts";
import type { ConnectionBehaviour } from "../plan/schedule.ts";
import { type AnyRequest, type AnyResponse, Exchange } from "./exchange.ts";

/**
 * Where all of 127.0.0.0/8 belongs to the machine, each process of the model uses an address of its own, so that no other
 * process takes its port while it is free during an outage.
 */
const host =
  process.platform === "linux"
    ? `127.${16 + (process.pid >> 16)}.${(process.pid >> 8) & 255}.${process.pid & 255}`
    : "127.0.0.1";
let certificate: { key: string; cert: string } | undefined;

/** A listener on loopback: HTTP/1.1, or with `tls` HTTP/2 and HTTP/1.1 as the client prefers. */
export class VendorServer {
  readonly #server: Server | Http2SecureServer;
  readonly #sockets = new Map<number, Socket>();
  readonly #answers = new Map<Socket, { left: number }>();
  readonly #open = new Set<Exchange>();
  #port = 0;
  /** Another program has taken the port, so the run does not count. */
  lostPort = false;
  readonly #tls: boolean;

  constructor(
    tls: boolean,
    handle: (exchange: Exchange) => Promise<void>,
    connection: () => ConnectionBehaviour,
  ) {
    this.#tls = tls;
    const listener = (request: AnyRequest, response: AnyResponse): void => {
      const socket = this.#sockets.get(request.socket.remotePort ?? 0);
      const exchange = new Exchange(request, response, socket);
      this.#open.add(exchange);
      void exchange.answered.then((whole) => {
        this.#open.delete(exchange);
        if (whole && socket) this.#count(socket);
      });
      void handle(exchange);
    };
    if (tls) {
      certificate ??= makeCertificate();
      this.#server = createSecureServer({ ...certificate, allowHTTP1: true }, listener);
    } else {
      this.#server = createPlain({ keepAlive: true, noDelay: true }, listener);
    }
    // Real time must not play a part.
    Object.assign(this.#server, { keepAliveTimeout: 0, headersTimeout: 0, requestTimeout: 0, timeout: 0 });
    for (const event of ["sessionError", "tlsClientError", "clientError"]) {
      this.#server.on(event, (_error: unknown, socket?: Socket) => void socket?.destroy?.());
    }
    this.#server.on("error", () => undefined);
    this.#server.on("connection", (socket: Socket) => {
      const port = socket.remotePort ?? 0;
      this.#sockets.set(port, socket);
      socket.setNoDelay(true);
      socket.on("error", () => undefined);
      socket.once("close", () => void this.#sockets.delete(port));
      const behaviour = connection();
      if (behaviour === "reset") socket.resetAndDestroy();
      else if (behaviour !== "kept") this.#answers.set(socket, { left: behaviour.closesAfter });
    });
  }

  get origin(): string {
    return `${this.#tls ? "https" : "http"}://${host}:${this.#port}`;
  }

  /** Starts listening unless it already does, on the same port as before. */
  async listen(): Promise<void> {
    if (this.#server.listening || this.lostPort) return;
    try {
      await new Promise<void>((resolve, reject) => {
        this.#server.once("error", reject);
        this.#server.listen(this.#port, host, () => {
          this.#server.off("error", reject);
          resolve();
        });
      });
      this.#port = (this.#server.address() as AddressInfo).port;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE" || this.#port === 0) throw error;
      this.lostPort = true;
    }
  }

  /** Stops listening and closes all connections. */
  silence(): void {
    this.#server.close();
    for (const socket of this.#sockets.values()) socket.resetAndDestroy();
  }

  /** Ends the requests that still wait for a response, but no healthy connection. */
  giveUp(): void {
    for (const exchange of this.#open) exchange.reset("cancel");
  }

  #count(socket: Socket): void {
    const answers = this.#answers.get(socket);
    if (!answers) return;
    answers.left -= 1;
    if (answers.left <= 0) socket.destroy();
  }
}
