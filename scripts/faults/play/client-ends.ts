import type { Socket } from "node:net";
import { setImmediate as turn } from "node:timers/promises";
import type { FaultServer } from "../../common/stand-ins/fault-server.ts";

/**
 * The client's ends of its connections to a server in this process. The platform closes its end when an attempt is
 * abandoned; the server accepts connections one at a time and may see the request only later.
 */
export class ClientEnds {
  readonly #sockets = new Map<number, Socket>();
  #connected = 0;

  add(socket: Socket): void {
    this.#connected += 1;
    if (socket.localPort !== undefined) this.#sockets.set(socket.localPort, socket);
  }

  isClosed(port: number): boolean {
    return this.#sockets.get(port)?.destroyed === true;
  }

  /** Resolves when the server has handled everything sent on connections that are closed at this end. */
  async settle(server: FaultServer): Promise<void> {
    do await turn();
    while (server.accepted < this.#connected || this.#closed().some((port) => server.listensTo(port)));
  }

  #closed(): number[] {
    return [...this.#sockets.keys()].filter((port) => this.isClosed(port));
  }
}
