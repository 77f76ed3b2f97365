import type { Database, Row, Sql } from "./database.ts";
import { idleTransactionMs } from "./database.ts";
import { closedError } from "./errors.ts";

/** Whether a database is a server, by its address; a folder otherwise. */
export const isServer = (database: string): boolean => /^postgres(ql)?:\/\//.test(database);

/** The parts of pg-boss's connections that are used here. */
interface EngineDatabase {
  executeSql(text: string, values?: unknown[]): Promise<unknown>;
  beginTransaction?(): Promise<{
    db: { executeSql(text: string, values?: unknown[]): Promise<unknown> };
    commit(): Promise<void>;
    rollback(): Promise<void>;
  }>;
}

/** pg-boss's options for connecting to a server. */
export const postgresOptions = (url: string, connections: number) => ({
  connectionString: url,
  max: connections,
  application_name: "avatar-clients",
  connectionTimeoutMillis: 5_000,
  options: `-c idle_in_transaction_session_timeout=${idleTransactionMs}`,
});

/** Shares pg-boss's connections with the ledger, so that one transaction can cover what both write. */
export function overPostgres(database: EngineDatabase): Database {
  let closed = false;
  const { query } = sqlOf(database);
  return {
    async query(text, values) {
      if (closed) throw closedError();
      return query(text, values);
    },
    async transaction(run) {
      if (closed) throw closedError();
      const transaction = await database.beginTransaction?.();
      if (!transaction) throw new Error("this version of pg-boss offers no transactions");
      try {
        const result = await run(sqlOf(transaction.db));
        await transaction.commit();
        return result;
      } catch (error) {
        await transaction.rollback();
        throw error;
      }
    },
    // The engine owns the connections and closes them.
    async close() {
      closed = true;
    },
  };
}

function sqlOf(database: Pick<EngineDatabase, "executeSql">): Sql {
  return {
    async query<Result extends object = Row>(text: string, values?: readonly unknown[]): Promise<Result[]> {
      // Several statements give several results.
      const results = [await database.executeSql(text, values && [...values])].flat() as { rows: Result[] }[];
      return results.flatMap(({ rows }) => rows ?? []);
    },
  };
}
