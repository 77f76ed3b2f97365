import { describe, expect, it } from "vitest";
import { FakeClock } from "../../../scripts/common/stand-ins/fake-clock.ts";
import { WaitTimeoutError } from "../../../src/core/errors/index.ts";
import { toProvider } from "../../../src/index.ts";
import { protofaceAvatar } from "../support/fixtures.ts";
import { failure, harness, reply } from "../support/harness.ts";

/** A clock that enforces every limit, however short. */
class ExactClock extends FakeClock {
  constructor() {
    super({ holdFrom: 500 });
  }
  wall(): number {
    return this.now();
  }
}

const silent = (): void => undefined;

describe("a vendor that hangs", () => {
  it("does not hold a wait past its deadline, from the first poll on", async () => {
    const clock = new ExactClock();
    await using h = await harness([() => clock.fireHeld()], { clock });
    const error = await failure(WaitTimeoutError, h.protoface.avatars.wait("av_1", { maxWaitMs: 1_000 }));
    expect(error).toMatchObject({ elapsedMs: 1_000, polls: 1 });
    expect(error.cause).toMatchObject({ code: "timeout" });
  });

  it("gets a second for the last poll", async () => {
    const clock = new ExactClock();
    const processing = reply(200, protofaceAvatar());
    let polls = 0;
    await using h = await harness([(...args) => (polls++ === 0 ? processing(...args) : clock.fireHeld())], {
      clock,
    });
    const wait = h.protoface.avatars.wait("av_1", { maxWaitMs: 400 });
    const error = await failure(WaitTimeoutError, wait);
    expect(error).toMatchObject({ elapsedMs: 1_400, polls: 2, item: { id: "av_1" } });
  });

  it("does not hold a wait for many either", async () => {
    const clock = new ExactClock();
    let requests = 0;
    await using h = await harness([() => (++requests === 3 ? clock.fireHeld() : silent())], { clock });
    const ends: unknown[] = [];
    const ids = ["av_1", "av_2", "av_3"];
    // One list and single reads at the same time: all of them hang.
    const waits = toProvider(h.protoface).waitAll(ids, { maxWaitMs: 1_000, maxRetries: 0 });
    setImmediate(function fire() {
      clock.fireHeld();
      if (ends.length < ids.length) setImmediate(fire);
    });
    for await (const settled of waits) ends.push(settled);
    expect(ends).toHaveLength(3);
    for (const end of ends) expect(end).toMatchObject({ status: "failed", error: { code: "wait_timeout" } });
  });
});
