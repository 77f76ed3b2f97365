import { describe, expect, it } from "vitest";
import { WaitTimeoutError } from "../../../src/core/errors/index.ts";
import { sendLimits } from "../../../src/core/http/send-limits.ts";
import { waitUntilReady } from "../../../src/core/wait/wait.ts";
import { FakeClock } from "../../support/fake-clock.ts";
import { SimClock } from "../../support/sim-clock.ts";
import { failure } from "../support/harness.ts";
import { thing, watchOf } from "./support.ts";

const times = (n: number) => Array<string>(n).fill("processing");

describe("the pauses of a wait", () => {
  it.each([
    ["shortest", 0, [5_100, 5_100, 5_100, 5_100, 5_100, 5_419, 6_571]],
    ["middle", 0.5, [6_000, 6_000, 6_000, 6_000, 6_000, 7_500, 9_375]],
    ["longest", 1 - 2 ** -53, [6_900, 6_900, 6_900, 6_900, 7_935, 10_217, 13_154]],
  ])(
    "are 6 s, later a quarter of the time that has passed, 15 %% up and down: the %s",
    async (_, chance, delays) => {
      const watch = watchOf([...times(6), "ready"]);
      watch.clock.chance = chance;
      await waitUntilReady(watch, thing("processing"));
      expect(watch.clock.sleeps).toEqual(delays);
      expect(watch.clock.pending).toBe(0);
    },
  );

  it.each([
    ["10 s", [10_000]],
    ["30 s", [30_000]],
    ["2 minutes", [120_000]],
    ["10 minutes", [600_000]],
    ["all of these", [10_000, 30_000, 120_000, 600_000]],
  ])("see builds of %s in time, with no more requests than every 5 s", async (_, builds) => {
    const chance = new SimClock(0, 7);
    let [late, polls, fixed, total] = [0, 0, 0, 0];
    for (let run = 0; run < 400; run++) {
      const build = builds[run % builds.length] ?? 0;
      const clock = new FakeClock({ now: 0, holdFrom: Infinity });
      clock.random = () => chance.random();
      const watch = watchOf(["processing"], clock);
      watch.get = async () => {
        polls += 1;
        return thing(clock.now() >= build ? "ready" : "processing");
      };
      await waitUntilReady(watch, thing("processing"));
      late += clock.now() - build;
      total += build;
      fixed += Math.ceil(build / 5_000);
    }
    expect(late / 400).toBeLessThanOrEqual(Math.max(3_000, (0.15 * total) / 400));
    expect(polls).toBeLessThanOrEqual(fixed);
  });

  it("end at maxDelayMs", async () => {
    const watch = watchOf([...times(20), "ready"]);
    watch.clock.chance = 1 - 2 ** -53;
    await waitUntilReady(watch, thing("processing"));
    expect(Math.max(...watch.clock.sleeps)).toBe(30_000);
  });

  it("begin after the first poll where only an id was given", async () => {
    const watch = watchOf([...times(2), "ready"]);
    await waitUntilReady(watch, "t1");
    expect(watch.clock.sleeps).toEqual([6_000, 6_000]);
    expect(watch.asked).toHaveLength(3);
  });

  it("keep to the delays given", async () => {
    const watch = watchOf([...times(3), "ready"]);
    watch.clock.chance = 1 - 2 ** -53;
    await waitUntilReady(watch, thing("processing"), { minDelayMs: 100, maxDelayMs: 250 });
    expect(watch.clock.sleeps).toEqual([115, 115, 115, 115]);
  });

  it.each([
    [{ maxDelayMs: 500 }, 500],
    [{ minDelayMs: 45_000 }, 45_000],
  ])("fit a single bound: %j", async (options, delay) => {
    const watch = watchOf(["ready"]);
    await waitUntilReady(watch, thing("processing"), options);
    expect(watch.clock.sleeps).toEqual([delay]);
  });

  it("end with one last poll at the deadline", async () => {
    const watch = watchOf(["processing"]);
    const error = await failure(
      WaitTimeoutError,
      waitUntilReady(watch, thing("processing"), { maxWaitMs: 14_000, onProgress: watch.onProgress }),
    );
    expect(watch.clock.sleeps).toEqual([6_000, 6_000, 2_000]);
    expect(error).toMatchObject({ id: "t1", polls: 3, elapsedMs: 14_000, item: thing("processing") });
    expect(error.message).toBe('anam: avatar t1 is still building after 14 s; wait("t1") resumes');
    expect(watch.seen.at(-1)?.nextDelayMs).toBeUndefined();
  });

  it("end with one last poll where the clock counts parts of milliseconds", async () => {
    const clock = new FakeClock({ holdFrom: Infinity });
    const now = clock.now.bind(clock);
    let calls = 0;
    clock.now = () => now() + (calls++ === 0 ? 0 : 0.6);
    const watch = watchOf(["processing"], clock);
    await failure(WaitTimeoutError, waitUntilReady(watch, thing("processing"), { maxWaitMs: 14_000 }));
    expect(watch.asked).toHaveLength(3);
  });

  it("may end well with that last poll", async () => {
    const watch = watchOf([...times(2), "ready"]);
    const ready = await waitUntilReady(watch, thing("processing"), { maxWaitMs: 14_000 });
    expect(ready.status).toBe("ready");
  });

  it.each([
    ["an id", "t1"],
    ["an avatar", thing("processing")],
  ])("with maxWaitMs 0 leave one poll for %s", async (_, start) => {
    const watch = watchOf(["processing"]);
    const error = await failure(WaitTimeoutError, waitUntilReady(watch, start, { maxWaitMs: 0 }));
    expect(error).toMatchObject({ polls: 1, elapsedMs: 0 });
    expect(watch.asked).toHaveLength(1);
  });

  it("take 15 minutes by default", async () => {
    const watch = watchOf(["processing"]);
    const error = await failure(WaitTimeoutError, waitUntilReady(watch, "t1"));
    expect(error.elapsedMs).toBe(900_000);
  });

  it("are clamped where maxWaitMs is beyond what a timer can hold", async () => {
    const watch = watchOf(["processing", "ready"]);
    Object.assign(watch.clock, { wall: () => 0 });
    await waitUntilReady(watch, "t1", { maxWaitMs: Infinity, maxDelayMs: Infinity });
    expect(watch.asked[0]?.[sendLimits]?.deadline).toBe(Date.UTC(2026, 0, 1) + 2 ** 31 - 1);
  });
});

describe("onProgress", () => {
  it("is told of every look, the avatar in hand included, and of the next pause", async () => {
    const watch = watchOf(["processing", "melting", "ready"]);
    await waitUntilReady(watch, thing("processing"), { onProgress: watch.onProgress });
    expect(watch.seen).toEqual([
      { status: "processing", avatar: thing("processing"), polls: 0, elapsedMs: 0, nextDelayMs: 6_000 },
      { status: "processing", avatar: thing("processing"), polls: 1, elapsedMs: 6_000, nextDelayMs: 6_000 },
      { status: "unknown", avatar: thing("melting"), polls: 2, elapsedMs: 12_000, nextDelayMs: 6_000 },
      { status: "ready", avatar: thing("ready"), polls: 3, elapsedMs: 18_000, nextDelayMs: undefined },
    ]);
    expect(watch.clock.sleeps).toEqual([6_000, 6_000, 6_000]);
  });

  it("ends the wait by throwing", async () => {
    const watch = watchOf(["processing"]);
    const onProgress = () => {
      throw new RangeError("enough");
    };
    await failure(RangeError, waitUntilReady(watch, "t1", { onProgress }));
    expect(watch.asked).toHaveLength(1);
    expect(watch.clock.pending).toBe(0);
  });
});
