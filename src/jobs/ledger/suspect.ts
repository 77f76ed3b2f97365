import type { Sql } from "../database/database.ts";

/**
 * Nothing is created for a suspect account until all that its vendor has was compared with the ledger: that may have lost what
 * it knew last.
 */
export async function suspect(sql: Sql, schema: string, account: string): Promise<void> {
  await sql.query(`UPDATE ${schema}.account SET suspect = true WHERE name = $1`, [account]);
}

/** Every account of a ledger, if there is one. */
export async function suspectAll(sql: Sql, schema: string): Promise<void> {
  const [{ there } = { there: null }] = await sql.query<{ there: string | null }>(
    "SELECT to_regclass($1)::text AS there",
    [`${schema}.ledger`],
  );
  if (there !== null) await sql.query(`UPDATE ${schema}.account SET suspect = true`);
}

export async function clearSuspicion(sql: Sql, schema: string, account: string): Promise<void> {
  await sql.query(`UPDATE ${schema}.account SET suspect = false WHERE name = $1`, [account]);
}

/** Those of the accounts that are. */
export async function suspects(sql: Sql, schema: string, accounts: readonly string[]): Promise<Set<string>> {
  const text = `SELECT name FROM ${schema}.account WHERE suspect AND name = ANY ($1::text[])`;
  const rows = await sql.query<{ name: string }>(text, [accounts]);
  return new Set(rows.map(({ name }) => name));
}
