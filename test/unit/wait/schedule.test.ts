import { describe, expect, it } from "vitest";
import { FakeClock } from "../../../scripts/common/stand-ins/fake-clock.ts";
import { SimClock } from "../../../scripts/common/stand-ins/sim-clock.ts";
import { WaitTimeoutError } from "../../../src/core/errors/index.ts";
import { sendLimits } from "../../../src/core/http/send-limits.ts";
import { waitUntilReady } from "../../../src/core/wait/wait.ts";
import { failure } from "../support/harness.ts";
import { thing, waiterOf } from "./support.ts";

const times = (n: number) => Array<string>(n).fill("processing");

describe("the delays of a wait", () => {
  it.each([
    ["shortest", 0, [5_100, 5_100, 5_100, 5_100, 5_100, 5_419, 6_571]],
    ["middle", 0.5, [6_000, 6_000, 6_000, 6_000, 6_000, 7_500, 9_375]],
    ["longest", 1 - 2 ** -53, [6_900, 6_900, 6_900, 6_900, 7_935, 10_217, 13_154]],
  ])(
    "are 6 s, later a quarter of the elapsed time, plus or minus 15 %%: the %s",
    async (_, chance, delays) => {
      const waiter = waiterOf([...times(6), "ready"]);
      waiter.clock.chance = chance;
      await waitUntilReady(waiter, thing("processing"));
      expect(waiter.clock.sleeps).toEqual(delays);
      expect(waiter.clock.pending).toBe(0);
    },
  );

  it.each([
    ["10 s", [10_000]],
    ["30 s", [30_000]],
    ["2 minutes", [120_000]],
    ["10 minutes", [600_000]],
    ["all of these", [10_000, 30_000, 120_000, 600_000]],
  ])("notice builds of %s in time, with no more requests than every 5 s", async (_, builds) => {
    const chance = new SimClock(0, 7);
    let [late, polls, fixed, total] = [0, 0, 0, 0];
    for (let run = 0; run < 400; run++) {
      const build = builds[run % builds.length] ?? 0;
      const clock = new FakeClock({ now: 0, holdFrom: Infinity });
      clock.random = () => chance.random();
      const waiter = waiterOf(["processing"], clock);
      waiter.get = async () => {
        polls += 1;
        return thing(clock.now() >= build ? "ready" : "processing");
      };
      await waitUntilReady(waiter, thing("processing"));
      late += clock.now() - build;
      total += build;
      fixed += Math.ceil(build / 5_000);
    }
    expect(late / 400).toBeLessThanOrEqual(Math.max(3_000, (0.15 * total) / 400));
    expect(polls).toBeLessThanOrEqual(fixed);
  });

  it("end at maxDelayMs", async () => {
    const waiter = waiterOf([...times(20), "ready"]);
    waiter.clock.chance = 1 - 2 ** -53;
    await waitUntilReady(waiter, thing("processing"));
    expect(Math.max(...waiter.clock.sleeps)).toBe(30_000);
  });

  it("start after the first poll if only an id was given", async () => {
    const waiter = waiterOf([...times(2), "ready"]);
    await waitUntilReady(waiter, "t1");
    expect(waiter.clock.sleeps).toEqual([6_000, 6_000]);
    expect(waiter.asked).toHaveLength(3);
  });

  it("respect the given limits", async () => {
    const waiter = waiterOf([...times(3), "ready"]);
    waiter.clock.chance = 1 - 2 ** -53;
    await waitUntilReady(waiter, thing("processing"), { minDelayMs: 100, maxDelayMs: 250 });
    expect(waiter.clock.sleeps).toEqual([115, 115, 115, 115]);
  });

  it.each([
    [{ maxDelayMs: 500 }, 500],
    [{ minDelayMs: 45_000 }, 45_000],
  ])("fit a single limit: %j", async (options, delay) => {
    const waiter = waiterOf(["ready"]);
    await waitUntilReady(waiter, thing("processing"), options);
    expect(waiter.clock.sleeps).toEqual([delay]);
  });

  it("end with one last poll at the deadline", async () => {
    const waiter = waiterOf(["processing"]);
    const error = await failure(
      WaitTimeoutError,
      waitUntilReady(waiter, thing("processing"), { maxWaitMs: 14_000, onProgress: waiter.onProgress }),
    );
    expect(waiter.clock.sleeps).toEqual([6_000, 6_000, 2_000]);
    expect(error).toMatchObject({ id: "t1", polls: 3, elapsedMs: 14_000, item: thing("processing") });
    expect(error.message).toBe('anam: avatar t1 is still building after 14 s; wait("t1") resumes');
    expect(waiter.seen.at(-1)?.nextDelayMs).toBeUndefined();
  });

  it("end with one last poll if the clock has fractions of milliseconds", async () => {
    const clock = new FakeClock({ holdFrom: Infinity });
    const now = clock.now.bind(clock);
    let calls = 0;
    clock.now = () => now() + (calls++ === 0 ? 0 : 0.6);
    const waiter = waiterOf(["processing"], clock);
    await failure(WaitTimeoutError, waitUntilReady(waiter, thing("processing"), { maxWaitMs: 14_000 }));
    expect(waiter.asked).toHaveLength(3);
  });

  it("may succeed with that last poll", async () => {
    const waiter = waiterOf([...times(2), "ready"]);
    const ready = await waitUntilReady(waiter, thing("processing"), { maxWaitMs: 14_000 });
    expect(ready.status).toBe("ready");
  });

  it.each([
    ["an id", "t1"],
    ["an avatar", thing("processing")],
  ])("with maxWaitMs 0 leave one poll for %s", async (_, start) => {
    const waiter = waiterOf(["processing"]);
    const error = await failure(WaitTimeoutError, waitUntilReady(waiter, start, { maxWaitMs: 0 }));
    expect(error).toMatchObject({ polls: 1, elapsedMs: 0 });
    expect(waiter.asked).toHaveLength(1);
  });

  it("take 15 minutes by default", async () => {
    const waiter = waiterOf(["processing"]);
    const error = await failure(WaitTimeoutError, waitUntilReady(waiter, "t1"));
    expect(error.elapsedMs).toBe(900_000);
  });

  it("are clamped if maxWaitMs exceeds a timer's maximum", async () => {
    const waiter = waiterOf(["processing", "ready"]);
    Object.assign(waiter.clock, { wall: () => 0 });
    await waitUntilReady(waiter, "t1", { maxWaitMs: Infinity, maxDelayMs: Infinity });
    expect(waiter.asked[0]?.[sendLimits]?.deadline).toBe(Date.UTC(2026, 0, 1) + 2 ** 31 - 1);
  });
});

describe("onProgress", () => {
  it("is called for every poll, including the given avatar, with the next delay", async () => {
    const waiter = waiterOf(["processing", "melting", "ready"]);
    await waitUntilReady(waiter, thing("processing"), { onProgress: waiter.onProgress });
    expect(waiter.seen).toEqual([
      { status: "processing", item: thing("processing"), polls: 0, elapsedMs: 0, nextDelayMs: 6_000 },
      { status: "processing", item: thing("processing"), polls: 1, elapsedMs: 6_000, nextDelayMs: 6_000 },
      { status: "unknown", item: thing("melting"), polls: 2, elapsedMs: 12_000, nextDelayMs: 6_000 },
      { status: "ready", item: thing("ready"), polls: 3, elapsedMs: 18_000, nextDelayMs: undefined },
    ]);
    expect(waiter.clock.sleeps).toEqual([6_000, 6_000, 6_000]);
  });

  it("ends the wait by throwing", async () => {
    const waiter = waiterOf(["processing"]);
    const onProgress = () => {
      throw new RangeError("enough");
    };
    await failure(RangeError, waitUntilReady(waiter, "t1", { onProgress }));
    expect(waiter.asked).toHaveLength(1);
    expect(waiter.clock.pending).toBe(0);
  });
});
