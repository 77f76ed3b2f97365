import type { PGlite, Transaction } from "@electric-sql/pglite";
import type { Database, Row, Sql } from "./database.ts";
import { loadEnginePart } from "./peers.ts";

/** Opens Postgres in this process, on a folder or in memory. No other process may use the folder. */
export async function openPglite(folder: string | undefined): Promise<Database> {
  const { PGlite } = await loadEnginePart("@electric-sql/pglite", importPglite);
  const pglite: PGlite = await PGlite.create(folder === undefined ? {} : { dataDir: folder });
  const { query } = sqlOf(pglite);
  return {
    async query(text, values) {
      try {
        return await query(text, values);
      } catch (error) {
        // There is only one connection: a failed BEGIN ... COMMIT block must not leave a transaction open.
        await pglite.exec("ROLLBACK").catch(() => undefined);
        throw error;
      }
    },
    transaction: (run) => pglite.transaction((transaction) => run(sqlOf(transaction))),
    close: () => pglite.close(),
  };
}

function sqlOf(connection: PGlite | Transaction): Sql {
  return {
    async query<Result extends object = Row>(text: string, values?: readonly unknown[]): Promise<Result[]> {
      if (values?.length) return (await connection.query<Result>(text, [...values])).rows;
      return (await connection.exec(text)).flatMap(({ rows }) => rows as Result[]);
    },
  };
}

async function importPglite(): Promise<typeof import("@electric-sql/pglite")> {
  // Bundlers tolerate a missing package only if a `try` surrounds its import.
  try {
    return await import("@electric-sql/pglite");
  } catch (error) {
    return Promise.reject(error);
  }
}
