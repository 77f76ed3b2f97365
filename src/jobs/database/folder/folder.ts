import { join, resolve } from "node:path";
import type { Database } from "../database.ts";
import { closedError } from "../errors.ts";
import { openPglite } from "../pglite.ts";
import { type Claim, claimFolder, reachOwner, readOwner } from "./claim.ts";
import { Flusher } from "./flush.ts";
import { OwnerGoneError, openRemote } from "./remote.ts";
import { serveDatabase } from "./serve.ts";

/** Recovers a database after the machine has crashed, before anything else uses it. */
export type Recover = (database: Database) => Promise<void>;

/**
 * Opens Postgres in a folder. The first process owns it, and others use it through the owner's socket. When the owner is gone,
 * one of them becomes the owner: statements in flight then fail, and the next one opens the folder again.
 *
 * @throws FolderBusyError if the owner does not respond
 */
export async function openFolder(path: string, recover: Recover = async () => undefined): Promise<Database> {
  const folder = resolve(path);
  let opened: Promise<Database> | undefined;
  let closed = false;

  async function current(): Promise<Database> {
    if (closed) throw closedError();
    opened ??= open(folder, recover);
    const mine = opened;
    const database = await mine.catch((error) => {
      if (opened === mine) opened = undefined;
      throw error;
    });
    if (!database.gone) return database;
    // Several callers may notice; only the first opens it again.
    if (opened === mine) opened = undefined;
    return current();
  }
  await current();
  return {
    query: async (text, values) => (await current()).query(text, values),
    transaction: async (run) => (await current()).transaction(run),
    flush: async () => (await current()).flush?.(),
    async close() {
      closed = true;
      await (await opened?.catch(() => undefined))?.close();
    },
  };
}

async function open(folder: string, recover: Recover): Promise<Database> {
  for (;;) {
    const { number, owner } = await readOwner(folder);
    const socket = owner && (await reachOwner(folder, owner));
    if (socket) {
      try {
        return await openRemote(socket, folder, owner.pid);
      } catch (error) {
        if (error instanceof OwnerGoneError) continue;
        throw error;
      }
    }
    const claim = await claimFolder(folder, number, owner);
    if (!claim) continue;
    const opening = openOwn(folder, claim, recover);
    opening.catch(() => undefined);
    serveDatabase(claim.server, opening);
    const sockets = new Set<{ destroy(): void }>();
    claim.server.on("connection", (connection) => {
      sockets.add(connection);
      connection.on("close", () => sockets.delete(connection));
    });
    const release = () => {
      const released = claim.release();
      for (const connection of sockets) connection.destroy();
      return released;
    };
    try {
      const database = await opening;
      return {
        ...database,
        async close() {
          try {
            await database.close();
          } finally {
            await release();
          }
        },
      };
    } catch (error) {
      await release();
      throw error;
    }
  }
}

async function openOwn(folder: string, claim: Claim, recover: Recover): Promise<Database> {
  const data = join(folder, "data");
  const database = await openPglite(data);
  const disk = new Flusher(data);
  async function flush(): Promise<void> {
    await database.query("CHECKPOINT");
    await disk.flush();
  }
  if (claim.crashed) {
    await recover(database);
    await flush();
    await claim.recovered();
  }
  return {
    ...database,
    flush,
    async close() {
      // The bulk of it, while other processes are still served.
      await flush();
      await database.close();
      await disk.flush();
      await claim.closed();
    },
  };
}
