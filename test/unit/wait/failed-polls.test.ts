import { describe, expect, it } from "vitest";
import { FakeClock } from "../../../scripts/common/stand-ins/fake-clock.ts";
import type { Responder } from "../../../scripts/common/stand-ins/server.ts";
import { NotFoundError, ServerError, WaitTimeoutError } from "../../../src/core/errors/index.ts";
import { waitUntilReady } from "../../../src/core/wait/wait.ts";
import { protofaceAvatar } from "../support/fixtures.ts";
import { failure, harness, rejection, reply } from "../support/harness.ts";
import { notFound, serverError, thing, waiterOf } from "./support.ts";

const errors = (n: number) => Array.from({ length: n }, () => serverError());

describe("failed polls", () => {
  it("do not end a wait: four in a row", async () => {
    const waiter = waiterOf([...errors(4), "ready"]);
    expect((await waitUntilReady(waiter, "t1", { onProgress: waiter.onProgress })).status).toBe("ready");
    expect(waiter.seen).toMatchObject([{ status: "ready", polls: 5 }]);
  });

  it("end a wait with the last error: five in a row", async () => {
    const all = errors(5);
    const waiter = waiterOf([...all, "ready"]);
    expect(await failure(ServerError, waitUntilReady(waiter, "t1"))).toBe(all[4]);
    expect(waiter.asked).toHaveLength(5);
  });

  it("are counted anew after a successful poll", async () => {
    const waiter = waiterOf([...errors(4), "processing", ...errors(4), "ready"]);
    await waitUntilReady(waiter, "t1");
    expect(waiter.asked).toHaveLength(10);
  });

  it("do not change the schedule", async () => {
    const waiter = waiterOf([...errors(3), "ready"]);
    await waitUntilReady(waiter, "t1");
    expect(waiter.clock.sleeps).toEqual([6_000, 6_000, 6_000]);
  });

  it("raise the next delay to the vendor's Retry-After, and only that one", async () => {
    const waiter = waiterOf([serverError(60_000), serverError(100), "ready"]);
    await waitUntilReady(waiter, "t1");
    expect(waiter.clock.sleeps).toEqual([60_000, 15_000]);
  });

  it("with a Retry-After beyond the deadline wait for the last poll", async () => {
    const waiter = waiterOf([serverError(Infinity)]);
    const wait = waitUntilReady(waiter, thing("processing"), { maxWaitMs: 10_000 });
    const error = await failure(WaitTimeoutError, wait);
    expect(error).toMatchObject({ polls: 2, elapsedMs: 10_000, item: thing("processing") });
    expect(waiter.clock.sleeps).toEqual([6_000, 4_000]);
  });

  it("only, leave a WaitTimeoutError without an avatar if just the id was given", async () => {
    const waiter = waiterOf([serverError()]);
    const error = await failure(WaitTimeoutError, waitUntilReady(waiter, "t1", { maxWaitMs: 3_000 }));
    expect("item" in error).toBe(false);
  });
});

describe("a 404", () => {
  it("is a failed poll in the first 10 s, and ends the wait later", async () => {
    const waiter = waiterOf([notFound(), notFound(), notFound(), notFound()]);
    await failure(NotFoundError, waitUntilReady(waiter, "t1"));
    expect(waiter.clock.sleeps).toEqual([6_000, 6_000]);
  });

  it("at the beginning does not keep an avatar from becoming ready", async () => {
    const waiter = waiterOf([notFound(), notFound(), "ready"]);
    expect((await waitUntilReady(waiter, "t1")).status).toBe("ready");
  });

  it("after the avatar was seen ends the wait once 10 s are over", async () => {
    const waiter = waiterOf(["processing", "processing", "processing", notFound()]);
    await failure(NotFoundError, waitUntilReady(waiter, "t1"));
    expect(waiter.asked).toHaveLength(4);
  });
});

describe("through a client", () => {
  const quota = { error: { type: "quota_exceeded", code: "c", message: "m", request_id: "r" } };
  const dropped: Responder = (_, response) => response.destroy();

  it.each([
    [400, {}],
    [401, {}],
    [402, {}],
    [403, {}],
    [409, {}],
    [422, {}],
    [429, quota],
  ])("%s %j ends the wait immediately", async (status, body) => {
    await using h = await harness([reply(status, body)]);
    expect(await rejection(h.protoface.avatars.wait("av_1"))).toMatchObject({ status });
    expect(h.requests).toHaveLength(1);
    expect(h.clock.pending).toBe(0);
  });

  it.each([
    ["500", reply(500)],
    ["429", reply(429)],
    ["408", reply(408)],
    ["a lost connection", dropped],
    ["HTML", reply(200, "<h1>Bad gateway</h1>")],
    ["a redirect", reply(302, "", { location: "/maintenance" })],
  ] as const)("%s is a failed poll, after its retries", async (_, answer) => {
    await using h = await harness([answer, answer, reply(200, protofaceAvatar({ status: "ready" }))]);
    const avatar = await h.protoface.avatars.wait("av_1", { maxRetries: 0 });
    expect(avatar.status).toBe("ready");
    expect(h.requests).toHaveLength(3);
    expect(h.clock.sleeps).toEqual([6_000, 6_000]);
  });

  it("a timeout is a failed poll", async () => {
    const clock = new FakeClock();
    const answers = [() => clock.fireHeld(), reply(200, protofaceAvatar({ status: "ready" }))];
    await using h = await harness(answers, { clock, maxRetries: 0 });
    expect((await h.protoface.avatars.wait("av_1")).status).toBe("ready");
  });

  it("retries within a poll do not exceed the wait's deadline", async () => {
    await using h = await harness([reply(429, {}, { "retry-after": "8" })]);
    await failure(WaitTimeoutError, h.protoface.avatars.wait("av_1", { maxWaitMs: 5_000 }));
    expect(h.requests).toHaveLength(2);
    expect(h.clock.sleeps).toEqual([5_000]);
  });
});
