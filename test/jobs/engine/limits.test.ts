import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Random } from "../../../scripts/common/random.ts";
import { type Fault, FaultServer, well } from "../../../scripts/common/stand-ins/fault-server.ts";
import { fastClock } from "../support/fast-clock.ts";
import { portrait } from "../support/portrait.ts";
import { openFresh, type Stage, setStage } from "../support/stage.ts";
import { faultyVendor } from "../support/vendor.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage[Symbol.asyncDispose]());

const minuteMs = 60_000;
const people = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ key: `person ${at}`, name: "Ada", image: portrait }));

describe("a rate of 60 a minute across four processes", () => {
  it("is never exceeded in any 60 s, and 95 % of it is used", async () => {
    const minutes = 3;
    const sent: number[] = [];
    let now = () => 0;
    await using server = await FaultServer.start({
      vendor: "protoface",
      plan: ({ method }): Fault => ({
        strike(exchange) {
          if (method === "POST") sent.push(now());
          well.strike(exchange);
        },
      }),
    });
    const { jobs, options, pace } = await openFresh(stage, server, 2, { ratePerMinute: 60 });
    now = () => fastClock(pace).now();
    try {
      await jobs.createBatch({ account: "main", items: people(60 * (minutes + 2)) });
      const work = { concurrency: 4, leaseSeconds: 60 };
      const workers = Array.from({ length: 4 }, () => stage.program.start({ jobs: options, work, pace }));
      await Promise.all(workers.map(({ working }) => working));
      const from = now();
      while (now() < from + minutes * minuteMs) await new Promise((resolve) => setTimeout(resolve, 200));
      for (const { child } of workers) child.kill("SIGTERM");
      for (const { ended } of workers) expect((await ended).how).toBe(0);
      const most = Math.max(
        ...sent.map((start) => sent.filter((at) => at >= start && at < start + minuteMs).length),
      );
      const used = sent.filter((at) => at >= from && at < from + minutes * minuteMs).length / (60 * minutes);
      console.log(`most in 60 s: ${most}; used: ${Math.round(used * 1000) / 10} %`);
      expect(most).toBeLessThanOrEqual(60);
      expect(used).toBeGreaterThanOrEqual(0.95);
    } finally {
      await jobs.close();
    }
  });
});

describe("a credit limit across four processes", () => {
  it("is not exceeded by even one credit, and is spent except for items in doubt", async () => {
    await using server = await faultyVendor("protoface", new Random(7), () => Date.now());
    const limit = 60;
    const { jobs, options, pace } = await openFresh(stage, server, 4, {
      creditLimit: limit,
      timeoutMs: 8_000,
    });
    try {
      await jobs.createBatch({ account: "main", items: people(200) });
      const work = { concurrency: 8, leaseSeconds: 10, horizonSeconds: 60, keep: false };
      const workers = Array.from({ length: 4 }, () => stage.program.start({ jobs: options, work, pace }));
      for (const worker of workers) expect((await worker.ended).how, worker.said()).toBe(0);
      const [account] = await jobs.accounts();
      const { states } = await jobs.progress();
      expect(server.model.bought).toBeLessThanOrEqual(limit);
      expect(account?.credits).toBe(limit);
      expect(account?.paused).toMatch(/credit limit of 60 is reached/);
      expect(states.ready + states.unresolved).toBe(limit);
      expect(states.planned).toBeGreaterThan(0);
    } finally {
      await jobs.close();
    }
  });
});
