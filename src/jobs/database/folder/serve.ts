import type { Server, Socket } from "node:net";
import { type Database, idleTransactionMs, type Sql } from "../database.ts";
import { type Reply, type Request, readFrames, sendFrame } from "./frames.ts";

const aliveEveryMs = 1_000;

/** Serves the owner's database, which may still be opening, to other processes. Ends with the server. */
export function serveDatabase(server: Server, opening: Promise<Database>): void {
  server.on("connection", (socket) => serve(socket, opening));
}

function serve(socket: Socket, opening: Promise<Database>): void {
  const transactions = new Map<number, OpenTransaction>();
  const alive = setInterval(() => sendFrame(socket, {}), aliveEveryMs);
  const leave = () => {
    clearInterval(alive);
    for (const transaction of transactions.values()) transaction.end(new Error("its process is gone"));
  };
  socket.on("close", leave);
  socket.on("error", () => socket.destroy());
  sendFrame(socket, {});
  readFrames<Request>(socket, (request) => {
    answer(request).then(
      (rows) => reply({ id: request.id, rows }),
      (error) => reply({ id: request.id, error: { message: error.message, code: error.code } }),
    );
  });

  function reply(value: Reply): void {
    if (!socket.destroyed) sendFrame(socket, value);
  }

  async function answer(request: Request): Promise<readonly object[]> {
    const database = await opening;
    if (request.ask === "flush") {
      await database.flush?.();
      return [];
    }
    if (request.ask === "query") {
      const { transaction, text, values } = request;
      if (transaction === undefined) return database.query(text, values);
      const open = transactions.get(transaction);
      if (!open) throw new Error("the transaction is over");
      return open.query(text, values);
    }
    if (request.ask === "begin") {
      const open = new OpenTransaction(database);
      transactions.set(request.transaction, open);
      await open.begun;
      return [];
    }
    const open = transactions.get(request.transaction);
    transactions.delete(request.transaction);
    open?.end(request.ask === "commit" ? undefined : new Error("rolled back"));
    if (request.ask === "commit") {
      if (!open) throw new Error("the transaction is over");
      await open.over;
    }
    return [];
  }
}

/** A transaction whose statements arrive one by one from another process. */
class OpenTransaction {
  readonly begun: Promise<void>;
  readonly over: Promise<void>;
  #sql: Sql | undefined;
  #timer: NodeJS.Timeout | undefined;
  #settle: (error: Error | undefined) => void = () => undefined;

  constructor(database: Database) {
    let begin = (): void => undefined;
    let fail = (_: unknown): void => undefined;
    this.begun = new Promise((resolve, reject) => {
      begin = resolve;
      fail = reject;
    });
    const ended = new Promise<void>((resolve, reject) => {
      this.#settle = (error) => (error ? reject(error) : resolve());
    });
    ended.catch(() => undefined);
    this.over = database.transaction((sql) => {
      this.#sql = sql;
      this.#watch();
      begin();
      return ended;
    });
    this.over.catch(fail);
  }

  async query(text: string, values: readonly unknown[] | undefined): Promise<readonly object[]> {
    if (!this.#sql) throw new Error("the transaction has not begun");
    clearTimeout(this.#timer);
    try {
      return await this.#sql.query(text, values);
    } finally {
      this.#watch();
    }
  }

  end(error: Error | undefined): void {
    clearTimeout(this.#timer);
    this.#settle(error);
  }

  #watch(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.end(new Error("the transaction was left idle")), idleTransactionMs);
  }
}
