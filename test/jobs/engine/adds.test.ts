import { afterAll, beforeAll, expect, it } from "vitest";
import { type Postgres, startPostgres } from "../../../scripts/common/postgres.ts";
import { Random } from "../../../scripts/common/random.ts";
import { openJobs } from "../../../src/jobs/index.ts";
import { freshSchema } from "../support/schema.ts";

let postgres: Postgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres[Symbol.asyncDispose]());

it("several processes add the same items once, each in its own order", async () => {
  const account = { vendor: "protoface", apiKey: "sk-test-0123456789" } as const;
  const options = { database: postgres.url, schema: freshSchema(), accounts: { main: account } };
  // The first one creates the tables.
  const first = await openJobs(options);
  const all = [first, ...(await Promise.all([1, 2, 3].map(() => openJobs(options))))];
  const random = new Random(1);
  const items = Array.from({ length: 5_000 }, (_, at) => ({
    key: `person ${at}`,
    name: "Ada",
    image: "a.png",
  }));
  const shuffled = () =>
    items
      .map((item) => ({ item, at: random.below(1_000_000) }))
      .sort((a, b) => a.at - b.at)
      .map(({ item }) => item);
  try {
    const batches = await Promise.all(
      all.map((jobs) => jobs.createBatch({ account: "main", items: shuffled() })),
    );
    expect(batches.reduce((sum, { added }) => sum + added.added, 0)).toBe(items.length);
    expect((await first.progress()).total).toBe(items.length);
  } finally {
    for (const jobs of all) await jobs.close();
  }
});
