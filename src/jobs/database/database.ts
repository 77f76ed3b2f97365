export type Row = Readonly<Record<string, unknown>>;

/** Runs statements, in a database or in a transaction. */
export interface Sql {
  /** Without values, the text may contain several statements; their rows are concatenated. */
  query<Result extends object = Row>(text: string, values?: readonly unknown[]): Promise<Result[]>;
}

/** Postgres, wherever it runs. */
export interface Database extends Sql {
  /** Rolls back if `run` rejects or leaves the transaction idle for too long. */
  transaction<Result>(run: (sql: Sql) => Promise<Result>): Promise<Result>;
  /** Resolves once everything would survive a crash of the machine; only for databases that commit without that guarantee. */
  flush?(): Promise<void>;
  close(): Promise<void>;
  /** The connection is lost, and the database must be opened again. */
  readonly gone?: boolean;
}

/** An idle transaction is rolled back after this time, so that a stopped process cannot hold locks. */
export const idleTransactionMs = 10_000;

/** Adapts a connection to the interface that pg-boss expects. */
export const forEngine = (sql: Sql) => ({
  executeSql: async (text: string, values?: unknown[]) => ({ rows: await sql.query(text, values) }),
});
