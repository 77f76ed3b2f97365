import { describe, expect, it } from "vitest";
import { FakeClock } from "../../../scripts/common/stand-ins/fake-clock.ts";
import type { Responder } from "../../../scripts/common/stand-ins/server.ts";
import { RateLimitError, ServerError, TimeoutError } from "../../../src/core/errors/index.ts";
import { protofaceAvatar } from "../support/fixtures.ts";
import { failure, harness, reply } from "../support/harness.ts";

describe("the history of attempts", () => {
  it("records for each when it started, how long it took, how it ended and the delay before it", async () => {
    const clock = new FakeClock({ now: Date.UTC(2026, 4, 1) });
    const slowly =
      (answer: Responder): Responder =>
      (...args) => {
        clock.advance(1_000);
        answer(...args);
      };
    await using h = await harness(
      [
        slowly(reply(429, {}, { "retry-after": "5" })),
        slowly((_, response) => response.destroy()),
        slowly(reply(500)),
      ],
      { clock },
    );
    const error = await failure(ServerError, h.protoface.avatars.get("av_1"));
    expect(error.attempts).toEqual([
      { at: "2026-05-01T00:00:00.000Z", durationMs: 1_000, outcome: "429", waitedMs: 0 },
      {
        at: "2026-05-01T00:00:06.000Z",
        durationMs: 1_000,
        outcome: expect.stringMatching(/^(UND_ERR_SOCKET|ECONNRESET)$/),
        waitedMs: 5_000,
      },
      { at: "2026-05-01T00:00:07.500Z", durationMs: 1_000, outcome: "500", waitedMs: 500 },
    ]);
  });
});

describe("the total budget of timeoutMs * (maxRetries + 1)", () => {
  it("is not exceeded: a Retry-After that does not fit fails immediately, with that hint", async () => {
    await using h = await harness([reply(429, {}, { "retry-after": "180" })]);
    const error = await failure(RateLimitError, h.protoface.avatars.get("av_1"));
    expect(error.retryAfterMs).toBe(180_000);
    expect(h.requests).toHaveLength(1);
    expect(h.clock.sleeps).toEqual([]);
    expect(h.clock.pending).toBe(0);
  });

  it("allows a Retry-After that just fits", async () => {
    const clock = new FakeClock({ holdFrom: 1_000_000 });
    const answers = [
      new Response(null, { status: 429, headers: { "retry-after": "179" } }),
      Response.json(protofaceAvatar()),
    ];
    const fetch = async () => answers.shift() ?? Response.error();
    await using h = await harness([], { clock, fetch });
    await h.protoface.avatars.get("av_1");
    // The first is for lazy loading.
    expect(clock.sleeps).toEqual([60_000, 60_000, 179_000, 1_000]);
  });

  it.each(["99999999999999", "9".repeat(400)])(
    "is not exceeded by the absurd Retry-After %s",
    async (hint) => {
      await using h = await harness([reply(503, {}, { "retry-after": hint })]);
      const error = await failure(ServerError, h.protoface.avatars.get("av_1"));
      expect(error.retryAfterMs).toBeGreaterThan(1e15);
      expect(h.requests).toHaveLength(1);
    },
  );

  it("ends the last attempt early if earlier ones and their delays used it up", async () => {
    const clock = new FakeClock({ holdFrom: 20_000 });
    const timeouts: number[] = [];
    const after = clock.after.bind(clock);
    clock.after = (ms, callback) => {
      timeouts.push(ms);
      return after(ms, callback);
    };
    const silent: Responder = () => clock.fireHeld();
    await using h = await harness([silent], { clock, timeoutMs: 30_000, maxRetries: 2 });
    const error = await failure(TimeoutError, h.protoface.avatars.get("av_1"));
    expect(error.message).toContain("timed out after 3 attempts");
    const loading = 30_000;
    expect(timeouts).toEqual([loading, 30_000, 250, 30_000, 500, 29_250]);
    expect(clock.pending).toBe(0);
  });

  it("grows with the options of the call", async () => {
    const hint = { "retry-after": "59" };
    await using h = await harness([reply(429, {}, hint), reply(200, protofaceAvatar())]);
    const get = (options: object) => h.protoface.avatars.get("av_1", options);
    await failure(RateLimitError, get({ timeoutMs: 100_000, maxRetries: 0 }));
    await get({ timeoutMs: 100_000, maxRetries: 1 });
    expect(h.clock.sleeps).toEqual([]);
  });
});
