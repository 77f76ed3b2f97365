import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Postgres, startPostgres } from "../../../scripts/common/postgres.ts";
import { FaultServer } from "../../../scripts/common/stand-ins/fault-server.ts";
import { type Jobs, openJobs } from "../../../src/jobs/index.ts";
import { portrait } from "../support/portrait.ts";
import { freshSchema, runSql } from "../support/schema.ts";

const most = Number(process.env.JOBS_ROWS ?? 100_000);
const sizes = [1_000, 100_000].filter((size) => size < most).concat(most);
/** Number of items created at each size, to measure the cost of one. */
const made = 400;
const mb = 1_000_000;

let postgres: Postgres;
let server: FaultServer;
beforeAll(async () => {
  postgres = await startPostgres();
  server = await FaultServer.start({ vendor: "protoface" });
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await postgres[Symbol.asyncDispose]();
});

interface Figures {
  readonly items: number;
  readonly growthMb: number;
  readonly addedPerSecond: number;
  readonly madePerSecond: number;
  /** Per created item: vendor requests, database queries, and 8 kB pages that the database read. */
  readonly requests: number;
  readonly queries: number;
  /** Only on our own server. */
  readonly blocks?: number;
}

let queries = 0;
const { query } = pg.Client.prototype;
pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
  queries++;
  return Reflect.apply(query, this, args);
} as typeof query;

it(`${most} items: memory to add them, and what one of them costs`, { timeout: 3_600_000 }, async () => {
  const figures: Figures[] = [];
  for (const size of sizes) figures.push(await measure(size));
  console.table(figures);
  const [first, last] = [figures.at(0), figures.at(-1)];
  expect(last?.growthMb).toBeLessThan(128);
  // Index trees are a little deeper; everything else is unchanged.
  expect(last?.queries).toBeLessThan((first?.queries ?? 0) * 1.5);
  expect(last?.requests).toBeLessThan((first?.requests ?? 0) * 1.5);
  if (first?.blocks && last?.blocks) expect(last.blocks).toBeLessThan(first.blocks * 1.5);
});

async function measure(items: number): Promise<Figures> {
  const account = { vendor: "protoface", apiKey: "sk-test-0123456789", baseUrl: server.origin } as const;
  const schema = freshSchema();
  const jobs = await openJobs({ database: postgres.url, schema, accounts: { main: account } });
  try {
    const added = await add(jobs, items);
    await runSql(postgres.url, "VACUUM ANALYZE");
    return { items, ...added, ...(await make(jobs, schema)) };
  } finally {
    await jobs.close();
    await runSql(postgres.url, `DROP SCHEMA ${schema} CASCADE`);
  }
}

async function add(jobs: Jobs, items: number): Promise<Pick<Figures, "growthMb" | "addedPerSecond">> {
  const before = process.memoryUsage().rss;
  let peak = before;
  function* people() {
    for (let at = 0; at < items; at++) {
      if (at % 1_000 === 0) peak = Math.max(peak, process.memoryUsage().rss);
      yield { key: `person ${at}`, name: `Ada ${at}`, image: portrait };
    }
  }
  const from = performance.now();
  const batch = await jobs.createBatch({ account: "main", items: people() });
  const seconds = (performance.now() - from) / 1000;
  expect(batch.added).toEqual({ added: items, skipped: 0 });
  return { growthMb: Math.round((peak - before) / mb), addedPerSecond: Math.round(items / seconds) };
}

/** Creates the first of them and polls until they are ready. */
async function make(
  jobs: Jobs,
  schema: string,
): Promise<Omit<Figures, "items" | keyof Awaited<ReturnType<typeof add>>>> {
  const before = { bought: server.model.bought, seen: server.seen.length, queries };
  const counted = postgres.restart !== undefined;
  if (counted) {
    await runSql(postgres.url, "CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
    await runSql(postgres.url, "SELECT pg_stat_statements_reset()");
  }
  const from = performance.now();
  const worker = await jobs.work({ concurrency: 8 });
  while (server.model.bought < before.bought + made) await new Promise((resolve) => setTimeout(resolve, 100));
  await jobs.drain("main");
  const seconds = (performance.now() - from) / 1000;
  await worker.stop();
  const count = server.model.bought - before.bought;
  const each = (sum: number) => Math.round((sum / count) * 10) / 10;
  const text = `SELECT sum(shared_blks_hit + shared_blks_read)::float8 AS blocks FROM pg_stat_statements WHERE query LIKE '%${schema}%'`;
  const [row] = counted ? await runSql(postgres.url, text) : [];
  return {
    madePerSecond: Math.round(count / seconds),
    requests: each(server.seen.length - before.seen),
    queries: each(queries - before.queries),
    ...(row && { blocks: each(Number(row.blocks)) }),
  };
}
