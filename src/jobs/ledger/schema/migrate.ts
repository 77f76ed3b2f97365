import { InvalidInputError } from "../../../core/errors/index.ts";
import type { Database, Sql } from "../../database/database.ts";
import { functions } from "./functions/functions.ts";
import { tables } from "./tables.ts";

/**
 * Migrations of the ledger, each from one version to the next, the first from nothing. A released step never changes: a change
 * is a new step. `needs` is the oldest version whose programs may go on working beside the new one.
 */
const steps: readonly { needs: number; sql(schema: string): string }[] = [
  { needs: 1, sql: (schema) => `${tables(schema)}${functions(schema)}` },
];

const ownVersion = steps.length;

/** Whether a program of this version may work on the ledger. */
export async function isCurrent(database: Database, schema: string): Promise<boolean> {
  const [ledger] = await database.query<{ needs: number }>(`SELECT needs FROM ${schema}.ledger`);
  return ledger !== undefined && ledger.needs <= ownVersion;
}

export async function hasLedger(sql: Sql, schema: string): Promise<boolean> {
  const [row] = await sql.query<{ found: boolean }>("SELECT to_regclass($1) IS NOT NULL AS found", [
    `${schema}.ledger`,
  ]);
  return row?.found ?? false;
}

/**
 * Brings the ledger to this program's version, unless it is there or further. Returns the salt of its tags.
 *
 * @throws InvalidInputError if the ledger needs a newer program.
 */
export async function migrate(database: Database, schema: string): Promise<string> {
  return database.transaction(async (sql) => {
    await sql.query("SELECT pg_advisory_xact_lock(hashtext($1))", [`avatar-clients.${schema}`]);
    const read = `SELECT version, needs, salt FROM ${schema}.ledger`;
    const [found] = (await hasLedger(sql, schema))
      ? await sql.query<{ version: number; needs: number; salt: string }>(read)
      : [];
    if (found && found.needs > ownVersion) {
      throw new InvalidInputError(undefined, [
        `the jobs in ${schema} were opened by a newer avatar-clients and need its version: update this program`,
      ]);
    }
    const pending = steps.slice(found?.version ?? 0);
    for (const step of pending) await sql.query(step.sql(schema));
    if (!found) {
      await sql.query(
        `INSERT INTO ${schema}.ledger VALUES (${ownVersion}, ${steps.at(-1)?.needs}, gen_random_uuid()::text)`,
      );
    } else if (pending.length > 0) {
      await sql.query(
        `UPDATE ${schema}.ledger SET version = ${ownVersion}, needs = ${pending.at(-1)?.needs}`,
      );
    }
    const [{ salt } = { salt: "" }] = await sql.query<{ salt: string }>(read);
    return salt;
  });
}
