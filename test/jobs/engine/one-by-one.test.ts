import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FaultServer } from "../../../scripts/common/stand-ins/fault-server.ts";
import { forEachBounded } from "../../../src/core/time/bounded.ts";
import { type AccountOptions, openJobs } from "../../../src/jobs/index.ts";
import { collect } from "../support/collect.ts";
import type { Place } from "../support/order.ts";
import { portrait } from "../support/portrait.ts";
import { openFresh, type Stage, setStage } from "../support/stage.ts";
import { madeAt } from "../support/vendor.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage[Symbol.asyncDispose]());

const image = portrait;
const work = { concurrency: 1, leaseSeconds: 10, horizonSeconds: 60, keep: false };

describe("a worker killed at any point of its work", () => {
  it("leaves an item that still ends, with at most one avatar", async () => {
    await using server = await FaultServer.start({ vendor: "protoface" });
    const { jobs, options, pace } = await openFresh(stage, server, 5, { timeoutMs: 20_000 });
    const account = options.accounts?.main as AccountOptions;
    // Each has its own account, so that a worker finds nothing of the others.
    const prepare = async (name: string) => {
      const accounts = { [name]: account };
      await using own = await openJobs({ ...options, accounts });
      await own.createBatch({ account: name, items: [{ key: name, name: "Ada", image }] });
      return { ...options, accounts };
    };
    try {
      const whole = stage.program.start({ jobs: await prepare("whole"), work, pace });
      const { how, passed } = await whole.ended;
      expect(how, whole.said()).toBe(0);
      expect(passed).toBeGreaterThan(20);
      const places = Array.from({ length: passed }, (_, at) => at + 1);
      const accounts: Record<string, AccountOptions> = {};
      await forEachBounded(places, 3, async (kill) => {
        const own = await prepare(`killed-at-${kill}`);
        Object.assign(accounts, own.accounts);
        const ended = await stage.program.start({ jobs: own, work, pace, kill }).ended;
        // The last points are in the wait for the end, which varies in length.
        expect(["SIGKILL", 0]).toContain(ended.how);
      });
      const last = stage.program.start({
        jobs: { ...options, accounts },
        work: { ...work, concurrency: 8 },
        pace,
      });
      expect((await last.ended).how, last.said()).toBe(0);
      const made = madeAt(server, "protoface");
      const ends = { ready: 0, unresolved: 0 };
      for (const { state, id } of await collect(jobs.results())) {
        expect(["ready", "unresolved"]).toContain(state);
        ends[state as keyof typeof ends]++;
        expect(state === "ready").toBe(made.some((one) => one.id === id));
      }
      console.log(`killed at ${passed} points: ${JSON.stringify(ends)}, ${made.length} avatars`);
      expect(ends.ready + ends.unresolved).toBe(passed + 1);
      expect(ends.ready).toBe(made.length);
      expect(new Set(made.map(({ tag }) => tag)).size).toBe(made.length);
    } finally {
      await jobs.close();
    }
  });
});

const stops: readonly [name: string, stop: Place, state: string][] = [
  ["before it asks to be the one", { at: "before", what: ".intend(" }, "ready"],
  ["after it was told to go", { at: "after", what: ".intend(" }, "ready"],
  ["after the request was made up", { at: "during", what: "undici:request:create" }, "ready"],
  ["after its head was sent", { at: "during", what: "undici:client:sendHeaders" }, "ready or lost"],
  ["before it records the answer", { at: "before", what: ".made(" }, "ready"],
];

describe.each(stops)(
  "a worker that is stopped %s, and wakes up after others took over,",
  (_, stop, state) => {
    it("never creates a second one", async () => {
      await using server = await FaultServer.start({ vendor: "protoface" });
      const { jobs, options, pace } = await openFresh(stage, server, 5, { timeoutMs: 20_000 });
      try {
        await jobs.createBatch({ account: "main", items: [{ key: "ada", name: "Ada", image }] });
        const first = stage.program.start({ jobs: options, work, pace, stop });
        await first.stopping;
        // Longer than the lease: the second worker holds the claim and finishes the item.
        const second = stage.program.start({ jobs: options, work, pace });
        expect((await second.ended).how).toBe(0);
        first.child.kill("SIGCONT");
        expect((await first.ended).how, first.said()).toBe(0);
        const posts = server.seen.filter((line) => line.startsWith("POST")).length;
        const [item] = await collect(jobs.results());
        // A request that was cut off midway may or may not reach the vendor.
        if (state === "ready") expect(posts).toBe(1);
        expect(posts).toBeLessThanOrEqual(1);
        expect(server.model.bought).toBe(posts);
        expect(item?.state).toBe(posts === 1 ? "ready" : "unresolved");
        expect(item?.id ?? undefined).toBe(madeAt(server, "protoface")[0]?.id);
      } finally {
        await jobs.close();
      }
    });
  },
);
