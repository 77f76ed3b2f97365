import { once } from "node:events";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import type { VendorName } from "../../../src/index.ts";
import { type FaultRequest, type Reply, readRequest, wireOf } from "./fault-server-http.ts";
import { type Tardiness, VendorModel } from "./fault-server-vendor.ts";

/** A parsed request, handed to a fault. */
export interface Exchange {
  readonly socket: Socket;
  readonly request: FaultRequest;
  /** Another server of the same test, which nothing may ever reach. */
  readonly elsewhere: string;
  readonly now: number;
  /** What the vendor responds when all is well. This acts on the request: a create is charged. */
  answer(tardiness?: Tardiness): Reply;
  send(reply: Reply): void;
}

/** What goes wrong with one request. */
export interface Fault {
  /** Strikes at the first bytes, before the request is read. Returns true if that ended the connection. */
  arrive?(socket: Socket, reused: boolean): boolean;
  /** Strikes once the whole request has been read. */
  strike(exchange: Exchange): void;
}

export const well: Fault = { strike: ({ send, answer }) => send(answer()) };

export interface FaultServerOptions {
  readonly vendor: VendorName;
  /** The vendor's clock, which dates what it creates. */
  readonly now?: () => number;
  /** Address of the server that redirects point to. */
  readonly elsewhere?: string;
  /** Chooses what happens to a request when its first bytes arrive. The port is the client's. */
  readonly plan?: (request: FaultRequest, port: number | undefined) => Fault;
  /** Called for every request that was read, after the fault has struck. */
  readonly onRead?: (fault: Fault, port: number | undefined) => void;
}

/** An HTTP server on a raw socket, which can break every rule there is. */
export class FaultServer implements AsyncDisposable {
  readonly model: VendorModel;
  /** `METHOD path` of each request that was read in full. */
  readonly seen: string[] = [];
  /** Connections that a fault ended before the request was read. */
  interrupted = 0;
  /** Connections accepted so far. */
  accepted = 0;
  readonly #options: FaultServerOptions;
  readonly #sockets = new Set<Socket>();
  /** Client ports of connections that may still be read from. */
  readonly #listening = new Set<number | undefined>();
  readonly #server = createServer((socket) => this.#serve(socket));
  /** Listeners on additional ports. */
  readonly #others: Server[] = [];

  private constructor(options: FaultServerOptions) {
    this.#options = options;
    this.model = new VendorModel(options.vendor, options.now ?? Date.now);
  }

  static async start(options: FaultServerOptions): Promise<FaultServer> {
    const server = new FaultServer(options);
    server.#server.listen(0, "127.0.0.1");
    await once(server.#server, "listening");
    return server;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Starts accepting connections on one more port. */
  openAt(port: number): void {
    this.#others.push(createServer((socket) => this.#serve(socket)).listen(port, "127.0.0.1"));
  }

  /** The number of open connections. */
  get connections(): number {
    return this.#sockets.size;
  }

  /** May more of what came from this client port be read? */
  listensTo(port: number): boolean {
    return this.#listening.has(port);
  }

  /** Resolves once at most this many connections are open. */
  async connectionsAtMost(count: number): Promise<void> {
    while (this.#sockets.size > count) {
      await Promise.race([...this.#sockets].map((socket) => once(socket, "close")));
    }
  }

  #serve(socket: Socket): void {
    const { plan = () => well, onRead, elsewhere = "", now = Date.now } = this.#options;
    const port = socket.remotePort;
    this.accepted += 1;
    this.#sockets.add(socket);
    this.#listening.add(port);
    socket.on("close", () => {
      this.#sockets.delete(socket);
      this.#listening.delete(port);
    });
    // Clients that give up are expected.
    socket.on("error", () => undefined);
    let bytes: Buffer = Buffer.alloc(0);
    let fault: Fault | undefined;
    let served = 0;
    let over = false;
    socket.on("data", (chunk) => {
      // A request that was answered early is not carried out, whatever else of it arrives.
      if (over) return;
      bytes = Buffer.concat([bytes, chunk]);
      const reading = readRequest(bytes);
      if (!reading) return;
      const { request, complete, rest } = reading;
      if (!fault) {
        fault = plan(request, port);
        if (fault.arrive?.(socket, served > 0)) {
          this.interrupted += 1;
          over = true;
          this.#listening.delete(port);
          return;
        }
      }
      if (!complete) return;
      this.seen.push(`${request.method} ${request.path}`);
      const struck = fault;
      fault = undefined;
      bytes = rest;
      served += 1;
      struck.strike({
        socket,
        request,
        elsewhere,
        now: now(),
        answer: (tardiness) => this.model.handle(request, tardiness),
        send: (reply) => socket.write(wireOf(reply)),
      });
      onRead?.(struck, port);
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await Promise.all(
      [this.#server, ...this.#others].map((server) => {
        server.close();
        return once(server, "close");
      }),
    );
  }
}
