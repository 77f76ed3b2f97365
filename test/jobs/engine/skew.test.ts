import { afterAll, beforeAll, expect, it } from "vitest";
import { Random } from "../../../scripts/common/random.ts";
import { portrait } from "../support/portrait.ts";
import { openFresh, type Stage, setStage } from "../support/stage.ts";
import { faultyVendor, madeAt } from "../support/vendor.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage[Symbol.asyncDispose]());

const hourMs = 3_600_000;

it("workers whose clocks are hours apart create each item once, and find what was lost", async () => {
  await using server = await faultyVendor("protoface", new Random(11), () => Date.now());
  const { jobs, options, pace } = await openFresh(stage, server, 4, { timeoutMs: 8_000 });
  try {
    const items = Array.from({ length: 60 }, (_, at) => ({
      key: `person ${at}`,
      name: "Ada",
      image: portrait,
    }));
    const batch = await jobs.createBatch({ account: "main", items });
    const work = { concurrency: 4, leaseSeconds: 10, horizonSeconds: 120, keep: false };
    const workers = [-5 * hourMs, 0, 7 * hourMs].map((offMs) =>
      stage.program.start({ jobs: options, work, pace: { ...pace, offMs } }),
    );
    for (const worker of workers) expect((await worker.ended).how, worker.said()).toBe(0);
    const made = madeAt(server, "protoface");
    const { states } = await batch.progress();
    expect(states.ready).toBe(made.length);
    expect(states.ready + states.refused + states.unresolved).toBe(items.length);
    expect(new Set(made.map(({ tag }) => tag)).size).toBe(made.length);
    expect(states.refused).toBeLessThan(items.length / 4);
  } finally {
    await jobs.close();
  }
});
