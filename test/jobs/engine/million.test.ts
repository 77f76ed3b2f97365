import { afterAll, beforeAll, expect, it } from "vitest";
import { type Postgres, startPostgres } from "../../../scripts/common/postgres.ts";
import { openJobs } from "../../../src/jobs/index.ts";
import { freshSchema } from "../support/schema.ts";

const rows = Number(process.env.JOBS_ROWS ?? 1_000_000);
const mb = 1_000_000;

let postgres: Postgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres[Symbol.asyncDispose]());

it(`${rows} rows are added in less than 128 MB over the opened engine`, {
  timeout: 3_600_000,
}, async () => {
  const account = { vendor: "protoface", apiKey: "sk-test-0123456789" } as const;
  const jobs = await openJobs({ database: postgres.url, schema: freshSchema(), accounts: { main: account } });
  try {
    const before = process.memoryUsage().rss;
    let most = before;
    const times: number[] = [];
    function* people() {
      for (let at = 0; at < rows; at++) {
        if (at % (rows / 10) === 0) times.push(performance.now());
        if (at % 1_000 === 0) most = Math.max(most, process.memoryUsage().rss);
        yield { key: `person ${at}`, name: `Ada ${at}`, image: `pictures/${at}.png` };
      }
    }
    const batch = await jobs.createBatch({ account: "main", items: people() });
    times.push(performance.now());
    const tenths = times.slice(1).map((end, at) => end - (times[at] ?? 0));
    const [first = 0, last = 0] = [tenths.at(0), tenths.at(-1)];
    const perSecond = (ms: number) => Math.round(rows / 10 / (ms / 1000));
    console.log(
      `growth ${Math.round((most - before) / mb)} MB; ${perSecond(first)} items/s at first, ${perSecond(last)} at last`,
    );
    expect(batch.added).toEqual({ added: rows, skipped: 0 });
    expect((await batch.progress()).states.planned).toBe(rows);
    expect(most - before).toBeLessThan(128 * mb);
  } finally {
    await jobs.close();
  }
});
