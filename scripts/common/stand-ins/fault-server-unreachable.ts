import { spawn } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** An address that no connection can be made to. */
export interface Unreachable extends AsyncDisposable {
  readonly origin: string;
}

/**
 * Refuses connections. The port belongs to an open outgoing connection, so that nobody else can start listening on it. It is
 * below the ephemeral range, or a connection to it might be given that very port and connect to itself.
 */
export async function startRefusing(): Promise<Unreachable> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const holder = connect({ port, host: "127.0.0.1", localPort: await findClosedPort() });
  await Promise.all([once(holder, "connect"), once(server, "connection")]);
  return {
    origin: `http://127.0.0.1:${holder.localPort}`,
    async [Symbol.asyncDispose]() {
      holder.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

/** Below the ephemeral ports (from 32768 on Linux, from 49152 elsewhere). */
const lowestPort = 20_000;
const highestPort = 32_000;

/** A port that nobody listens on and nobody is assigned by chance, and that can be listened on later. */
export async function findClosedPort(): Promise<number> {
  for (;;) {
    const port = lowestPort + Math.floor(Math.random() * (highestPort - lowestPort));
    const server = createServer().listen(port, "127.0.0.1");
    const free = await once(server, "listening").then(
      () => true,
      () => false,
    );
    if (!free) continue;
    server.close();
    await once(server, "close");
    return port;
  }
}

const listener = `
  const server = require("node:net").createServer();
  server.listen({ port: 0, host: "127.0.0.1", backlog: 1 }, () => process.stdout.write(String(server.address().port)));
`;

/**
 * Leaves connections half open: a stopped process whose accept queue is full, so that the kernel drops every further
 * connection request (Linux).
 */
export async function startFrozen(): Promise<Unreachable> {
  const child = spawn(process.execPath, ["--eval", listener], { stdio: ["ignore", "pipe", "ignore"] });
  // A stopped process does not notice that its parent is gone.
  const end = () => child.kill("SIGKILL");
  process.once("exit", end);
  const [port] = await once(child.stdout ?? child, "data");
  child.kill("SIGSTOP");
  const fillers: Socket[] = [];
  // A backlog of 1 holds two connections.
  for (let n = 0; n < 2; n++) {
    const filler = connect(Number(port), "127.0.0.1");
    fillers.push(filler);
    await once(filler, "connect");
  }
  return {
    origin: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      for (const filler of fillers) filler.destroy();
      const closed = once(child, "close");
      end();
      process.off("exit", end);
      await closed;
    },
  };
}
