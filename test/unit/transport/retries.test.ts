import { describe, expect, it } from "vitest";
import { FakeClock } from "../../../scripts/common/stand-ins/fake-clock.ts";
import { ApiError, ConnectionError, ServerError } from "../../../src/core/errors/index.ts";
import { anamAvatar, argilAvatar, protofaceAvatar } from "../support/fixtures.ts";
import { failure, harness, reply } from "../support/harness.ts";

const transient = [408, 425, 429, 500, 502, 503, 504, 507];

describe("a read", () => {
  it.each(transient)("is retried after %s", async (status) => {
    await using h = await harness([reply(status), reply(200, protofaceAvatar())]);
    expect((await h.protoface.avatars.get("av_1")).id).toBe("av_1");
    expect(h.log()).toEqual(["GET /v1/avatars/av_1", "GET /v1/avatars/av_1"]);
  });

  it.each([400, 401, 402, 403, 404, 409, 410, 418, 422, 501, 505])(
    "is not retried after %s",
    async (status) => {
      await using h = await harness([reply(status)]);
      const error = await failure(ApiError, h.protoface.avatars.get("av_1"));
      expect(error.status).toBe(status);
      expect(error.attempts).toHaveLength(1);
      expect(h.requests).toHaveLength(1);
    },
  );

  it("is retried maxRetries times, with full jitter from 500 ms doubling", async () => {
    await using h = await harness([reply(500)]);
    h.clock.chance = 0.5;
    await failure(ServerError, h.protoface.avatars.get("av_1", { maxRetries: 5 }));
    expect(h.requests).toHaveLength(6);
    expect(h.clock.sleeps).toEqual([250, 500, 1_000, 2_000, 4_000]);
  });

  it("is attempted once with maxRetries 0", async () => {
    await using h = await harness([reply(500)]);
    await failure(ServerError, h.anam.avatars.get("a1", { maxRetries: 0 }));
    expect(h.requests).toHaveLength(1);
    expect(h.clock.sleeps).toEqual([]);
  });

  it("waits as long as Retry-After asks, and at least its own backoff", async () => {
    await using h = await harness([
      reply(429, {}, { "retry-after": "7" }),
      reply(429, {}, { "retry-after": "0" }),
      reply(200, argilAvatar()),
    ]);
    await h.argil.avatars.get("g1");
    expect(h.clock.sleeps).toEqual([7_000, 500]);
  });

  it("understands Retry-After as a date", async () => {
    const clock = new FakeClock({ now: Date.UTC(2026, 0, 1, 12) });
    const date = new Date(clock.now() + 20_000).toUTCString();
    await using h = await harness([reply(503, {}, { "retry-after": date }), reply(200, anamAvatar())], {
      clock,
    });
    await h.anam.avatars.get("a1");
    expect(clock.sleeps).toEqual([20_000]);
  });

  it("is retried if the connection could not be made", async () => {
    const clock = new FakeClock();
    const h = await harness([], { clock });
    await h[Symbol.asyncDispose]();
    const error = await failure(ConnectionError, h.protoface.avatars.get("av_1"));
    expect(error.message).toContain("no complete response after 3 attempts: connect ECONNREFUSED");
    expect(error.attempts.map(({ outcome }) => outcome)).toEqual(Array(3).fill("ECONNREFUSED"));
    expect(clock.pending).toBe(0);
  });

  it("is retried if the connection was closed without a response", async () => {
    await using h = await harness([
      (_, response) => response.destroy(),
      reply(200, protofaceAvatar({ status: "ready" })),
    ]);
    expect((await h.protoface.avatars.get("av_1")).status).toBe("ready");
    expect(h.requests).toHaveLength(2);
  });
});

describe("an update or a delete", () => {
  it.each(transient)("is retried after %s, with the same body", async (status) => {
    await using h = await harness([reply(status), reply(200, anamAvatar())]);
    await h.anam.avatars.update("a1", { displayName: "Zoë" });
    await h.anam.avatars.delete("a1");
    expect(h.log()).toEqual(["PUT /v1/avatars/a1", "PUT /v1/avatars/a1", "DELETE /v1/avatars/a1"]);
    expect(h.requests[1]?.body.toString()).toBe('{"displayName":"Zoë"}');
    expect(h.requests[1]?.body).toEqual(h.requests[0]?.body);
  });

  it.each([400, 401, 403, 404, 409, 501])("is not retried after %s", async (status) => {
    await using h = await harness([reply(status)]);
    await failure(ApiError, h.protoface.avatars.delete("av_1"));
    await failure(ApiError, h.argil.webhooks.update("w1", { events: ["AVATAR_TRAINING_FAILED"] }));
    expect(h.requests).toHaveLength(2);
  });
});
