export type Row = Readonly<Record<string, unknown>>;

/** Where statements run: a database, or a transaction of it. */
export interface Sql {
  /** Without values the text may be several statements, whose rows come one after the other. */
  query<Result extends object = Row>(text: string, values?: readonly unknown[]): Promise<Result[]>;
}

/** Postgres, wherever it runs. */
export interface Database extends Sql {
  /** Rolls back where `run` rejects, and where it leaves the transaction idle for too long. */
  transaction<Result>(run: (sql: Sql) => Promise<Result>): Promise<Result>;
  /** Resolves when everything would outlast a crash of the machine, where that is not so after every transaction. */
  flush?(): Promise<void>;
  close(): Promise<void>;
  /** The way to it is gone, and it must be opened anew. */
  readonly gone?: boolean;
}

/** A transaction that its program does not go on with is rolled back after this: a stopped process must not hold locks. */
export const idleTransactionMs = 10_000;

/** As pg-boss asks for it. */
export const forEngine = (sql: Sql) => ({
  executeSql: async (text: string, values?: unknown[]) => ({ rows: await sql.query(text, values) }),
});
