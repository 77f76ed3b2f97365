import pg from "pg";
import { type Pace, setClock } from "./fast-clock.ts";

let schemas = 0;

/** A schema name that no other test uses. */
export function freshSchema(): string {
  return `test_${process.pid}_${Date.now().toString(36)}_${++schemas}`;
}

/** Runs a statement outside the jobs. */
export async function runSql(
  url: string,
  text: string,
  values: unknown[] = [],
): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text, values)).rows;
  } finally {
    await client.end();
  }
}

export async function setPace(url: string, schema: string, pace: Pace): Promise<void> {
  await runSql(url, setClock(schema, pace));
}
