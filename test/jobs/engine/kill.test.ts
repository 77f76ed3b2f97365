import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Postgres, startPostgres } from "../../../scripts/common/postgres.ts";
import { Random } from "../../../scripts/common/random.ts";
import type { VendorName } from "../../../src/index.ts";
import { openJobs } from "../../../src/jobs/index.ts";
import { fastClock } from "../support/fast-clock.ts";
import { away } from "../support/order.ts";
import { portrait } from "../support/portrait.ts";
import { freshSchema, setPace } from "../support/schema.ts";
import { faultyVendor, madeAt } from "../support/vendor.ts";
import { buildWorkers, type WorkerProcess, type WorkerProgram } from "../support/workers.ts";

const count = Number(process.env.JOBS_ITEMS ?? 2_000);
const seeds = Array.from(
  { length: Number(process.env.JOBS_SEEDS ?? 2) },
  (_, at) => Number(process.env.JOBS_FIRST ?? 1) + at,
);
const vendors: readonly VendorName[] = ["protoface", "argil", "anam"];
const workersAtOnce = 4;

let postgres: Postgres;
let program: WorkerProgram;
beforeAll(async () => {
  postgres = await startPostgres();
  program = await buildWorkers();
});
afterAll(async () => {
  await program[Symbol.asyncDispose]();
  await postgres[Symbol.asyncDispose]();
});

describe.each(seeds)(`${count} items, workers and the server killed at random, seed %i`, (seed) => {
  it("every item ends, none has two avatars, and no avatar lacks an item", async () => {
    const random = new Random(seed);
    const vendor = vendors[seed % vendors.length] ?? "protoface";
    const pace = { since: Date.now(), speed: 4 };
    const clock = fastClock(pace);
    await using server = await faultyVendor(vendor, random, () => clock.now());
    const account = { vendor, apiKey: "sk-test-0123456789", baseUrl: server.origin, timeoutMs: 8_000 };
    const options = { database: postgres.url, schema: freshSchema(), accounts: { main: account } };
    await using jobs = await openJobs(options);
    await setPace(postgres.url, options.schema, pace);
    const items = Array.from({ length: count }, (_, at) => ({
      key: `person ${at}`,
      name: `Ada ${at % 50}`,
      image: portrait,
    }));
    const batch = await jobs.createBatch({ account: "main", items });

    const work = { concurrency: 8, leaseSeconds: 10, horizonSeconds: 120, keep: false };
    const running = new Set<WorkerProcess>();
    const failures: string[] = [];
    let kills = 0;
    let over = false;
    const start = () => {
      const worker = program.start({ jobs: options, work, pace });
      running.add(worker);
      worker.ended.then(({ how }) => {
        running.delete(worker);
        if (how === 0) over = true;
        else if (how !== "SIGKILL" && how !== away) failures.push(`${how}: ${worker.said()}`);
        if (!over && failures.length < 5) start();
      });
    };
    for (let at = 0; at < workersAtOnce; at++) start();
    let restarts = 0;
    // Every few seconds, and often enough that a few items survive as many kills as many items do.
    let next = { atDone: 0, atTime: 0 };
    while (!over && failures.length === 0) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      const { states, total } = await jobs.progress().catch(() => ({ states: undefined, total: 0 }));
      if (!states) continue;
      const done = total - states.planned;
      if (restarts < 2 && done > (total * (restarts + 1)) / 3) {
        restarts++;
        await postgres.restart?.();
      } else if (states.planned > 0 && (done >= next.atDone || Date.now() >= next.atTime)) {
        next = { atDone: done + count / 20, atTime: Date.now() + 1_500 + random.below(2_000) };
        const victim = random.pick([...running]);
        // A worker that has only just started has nothing to lose.
        await Promise.race([victim.working, new Promise((resolve) => setTimeout(resolve, 3_000))]);
        if (victim.child.kill("SIGKILL")) kills++;
      }
    }
    while (running.size > 0) await Promise.race([...running].map(({ ended }) => ended));
    expect(failures).toEqual([]);

    const { states, total } = await batch.progress();
    console.log(
      `${vendor}: ${kills} kills, ${restarts} restarts, ${JSON.stringify(states)}, ${server.model.bought} bought`,
    );
    expect(total).toBe(count);
    expect(states.planned + states.intended + states.unknown + states.created).toBe(0);
    const made = madeAt(server, vendor);
    expect(made.length).toBe(server.model.bought);
    const owners = new Map<string, string>();
    for await (const { key, id, candidates } of batch.results()) {
      expect(candidates).toEqual([]);
      if (id === null) continue;
      expect(owners.has(id)).toBe(false);
      owners.set(id, key);
    }
    expect(made.map(({ id }) => id).filter((id) => !owners.has(id))).toEqual([]);
    expect(owners.size).toBe(made.length);
    if (vendor !== "anam") expect(new Set(made.map(({ tag }) => tag)).size).toBe(made.length);
    const [status] = await jobs.accounts();
    expect(status?.inFlight).toBe(0);
    // Credits of items in doubt stay reserved.
    expect(status?.credits).toBe((made.length + states.unresolved) * (vendor === "argil" ? 2 : 1));
    expect(kills).toBeGreaterThan(3);
  });
});
