import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Postgres, startPostgres } from "../../../scripts/common/postgres.ts";
import { FaultServer } from "../../../scripts/common/stand-ins/fault-server.ts";
import type { VendorName } from "../../../src/index.ts";
import { openJobs } from "../../../src/jobs/index.ts";
import { collect } from "../support/collect.ts";
import { portrait } from "../support/portrait.ts";
import { freshSchema, runSql } from "../support/schema.ts";

let postgres: Postgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres[Symbol.asyncDispose]());

// As people type them; vendors store the normalized form.
const items = ["ada", "bea", "cy"].map((key) => ({ key, name: ` Zoe\u0308 ${key} `, image: portrait }));
const databaseUrl = (name: string) => Object.assign(new URL(postgres.url), { pathname: `/${name}` }).href;

const vendors: readonly [vendor: VendorName, after: string][] = [
  ["protoface", "ready"],
  ["argil", "ready"],
  // Whose tags were already removed.
  ["anam", "unresolved"],
];
describe.each(vendors)("a ledger restored from a backup, at %s", (vendor, after) => {
  it("recovers what was created since, and nothing is created twice", async () => {
    await using server = await FaultServer.start({ vendor });
    const account = { vendor, apiKey: "sk-test-0123456789", baseUrl: server.origin };
    const [name, backup] = [freshSchema(), freshSchema()];
    const options = (database: string) => ({ database: databaseUrl(database), accounts: { main: account } });
    await runSql(postgres.url, `CREATE DATABASE ${name}`);
    const jobs = await openJobs(options(name));
    await jobs.createBatch({ account: "main", items });
    await jobs.close();
    await runSql(postgres.url, `CREATE DATABASE ${backup} TEMPLATE ${name}`);
    const went = await openJobs(options(name));
    await (await went.work({ keep: false })).done;
    expect((await went.progress()).states.ready).toBe(3);
    await went.close();

    const restored = await openJobs(options(backup));
    try {
      const found = await restored.recheck();
      expect(found.main).toMatchObject(
        after === "ready" ? { found: 3, doubtful: 0 } : { found: 0, doubtful: 3 },
      );
      expect((await restored.accounts())[0]?.paused).toBeNull();
      await (await restored.work({ keep: false })).done;
      const results = await collect(restored.results());
      expect(results.map(({ state }) => state)).toEqual(items.map(() => after));
      expect(server.model.bought).toBe(3);
      const ids = results.flatMap(({ id, candidates }) => [...(id === null ? [] : [id]), ...candidates]);
      expect(ids.sort()).toEqual([...server.model.made].sort());
      if (after === "ready") return;
      for (const { key, candidates } of results) await restored.settle(key, candidates[0] ?? "");
      await (await restored.work({ keep: false })).done;
      expect((await restored.progress()).states.ready).toBe(3);
    } finally {
      await restored.close();
    }
  });
});
