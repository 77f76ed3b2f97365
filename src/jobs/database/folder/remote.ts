import { readFile } from "node:fs/promises";
import type { Socket } from "node:net";
import { AvatarClientError, nameErrors } from "../../../core/errors/base.ts";
import type { Database, Row, Sql } from "../database.ts";
import { type Reply, type Request, readFrames, sendFrame } from "./frames.ts";

/** An owner sends a heartbeat every second. */
const silenceMs = 8_000;
/** A running owner may be too busy for that: compiling Postgres takes a small machine a while. */
const patienceMs = 60_000;

type Asked = Request extends infer One ? (One extends Request ? Omit<One, "id"> : never) : never;

/** The connection to the owner is lost; a caller that tries again may become the owner. */
export class OwnerGoneError extends Error {}

/** Another process owns the folder and does not respond: it is stopped, or far too busy. */
export class FolderBusyError extends AvatarClientError {
  /** The process that owns the folder. */
  readonly pid: number;

  constructor(folder: string, pid: number) {
    super(
      undefined,
      `${folder} is in use by process ${pid}, which does not respond: resume it (kill -CONT ${pid}) or end it`,
    );
    this.pid = pid;
  }
}
nameErrors(FolderBusyError, "FolderBusyError", "connection");

/** Whether the process exists and is not stopped, as far as the system can tell. */
async function isRunning(pid: number): Promise<boolean> {
  const status = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  return /\) [RSD] /.test(status);
}

/** Opens the owner's database from another process. @throws FolderBusyError if the owner does not respond */
export async function openRemote(socket: Socket, folder: string, pid: number): Promise<Database> {
  const waiting = new Map<number, { resolve(rows: readonly object[]): void; reject(error: Error): void }>();
  let lastId = 0;
  let end: Error | undefined;
  let heardAt = performance.now();
  const watch = setInterval(async () => {
    const silentMs = performance.now() - heardAt;
    if (silentMs > patienceMs || (silentMs > silenceMs && !(await isRunning(pid))))
      finish(new FolderBusyError(folder, pid));
  }, 500);

  function finish(error: Error): void {
    end ??= error;
    clearInterval(watch);
    socket.destroy();
    for (const { reject } of waiting.values()) reject(end);
    waiting.clear();
  }
  socket.on("error", () => finish(new OwnerGoneError("the owner of the folder is gone")));
  socket.on("close", () => finish(new OwnerGoneError("the owner of the folder is gone")));
  let hear = (): void => undefined;
  const heard = new Promise<void>((resolve) => {
    hear = resolve;
  });
  readFrames<Reply>(socket, ({ id, rows = [], error }) => {
    heardAt = performance.now();
    hear();
    const asked = id === undefined ? undefined : waiting.get(id);
    if (id === undefined || !asked) return;
    waiting.delete(id);
    if (error) asked.reject(Object.assign(new Error(error.message), { code: error.code }));
    else asked.resolve(rows);
  });
  await Promise.race([
    heard,
    new Promise((_, reject) => {
      waiting.set(0, { resolve: () => undefined, reject });
    }),
  ]);
  waiting.delete(0);

  function ask(request: Asked): Promise<readonly object[]> {
    return new Promise((resolve, reject) => {
      if (end) return reject(end);
      // Measure silence only while a request is pending.
      if (waiting.size === 0) heardAt = performance.now();
      waiting.set(++lastId, { resolve, reject });
      sendFrame(socket, { ...request, id: lastId });
    });
  }
  const sqlOf = (transaction?: number): Sql => ({
    query: async <Result extends object = Row>(text: string, values?: readonly unknown[]) =>
      (await ask({
        ask: "query",
        text,
        ...(values && { values }),
        ...(transaction !== undefined && { transaction }),
      })) as Result[],
  });
  let transactions = 0;
  return {
    ...sqlOf(),
    get gone() {
      return end !== undefined;
    },
    async transaction(run) {
      const transaction = ++transactions;
      await ask({ ask: "begin", transaction });
      try {
        const result = await run(sqlOf(transaction));
        await ask({ ask: "commit", transaction });
        return result;
      } catch (error) {
        await ask({ ask: "rollback", transaction }).catch(() => undefined);
        throw error;
      }
    },
    async flush() {
      await ask({ ask: "flush" });
    },
    async close() {
      finish(new OwnerGoneError("closed"));
    },
  };
}
