import { describe, expect, it } from "vitest";
import { FakeClock } from "../../../scripts/common/stand-ins/fake-clock.ts";
import { AvatarFailedError, InvalidInputError, WaitTimeoutError } from "../../../src/core/errors/index.ts";
import { sendLimits } from "../../../src/core/http/send-limits.ts";
import { waitUntilReady } from "../../../src/core/wait/wait.ts";
import { failure, listeners, rejection } from "../support/harness.ts";
import { thing, waiterOf } from "./support.ts";

describe("a wait", () => {
  it("for an avatar that is ready sends nothing, and reports it once", async () => {
    const waiter = waiterOf([]);
    const ready = thing("ready");
    expect(await waitUntilReady(waiter, ready, { onProgress: waiter.onProgress })).toBe(ready);
    expect(waiter.asked).toEqual([]);
    expect(waiter.seen).toMatchObject([{ status: "ready", polls: 0, nextDelayMs: undefined }]);
  });

  it("for an avatar that has failed sends nothing", async () => {
    const waiter = waiterOf([]);
    const failed = thing("failed");
    const error = await failure(AvatarFailedError, waitUntilReady(waiter, failed));
    expect(error).toMatchObject({ reason: "no face", message: "anam: avatar t1 failed: no face" });
    expect(error.item).toEqual(failed);
    expect(waiter.asked).toEqual([]);
  });

  it("ends with the newest avatar if that has failed", async () => {
    const waiter = waiterOf(["processing", "failed"]);
    const options = { onProgress: waiter.onProgress };
    const error = await failure(AvatarFailedError, waitUntilReady(waiter, thing("processing"), options));
    expect(error.item).toEqual(thing("failed"));
    expect(waiter.seen.at(-1)).toMatchObject({ status: "failed", nextDelayMs: undefined });
  });

  it("continues at an unknown status, at the usual pace, until its deadline", async () => {
    const waiter = waiterOf(["melting"]);
    const error = await failure(WaitTimeoutError, waitUntilReady(waiter, "t1", { maxWaitMs: 10_000 }));
    expect(error.item).toEqual(thing("melting"));
    expect(waiter.clock.sleeps).toEqual([6_000, 4_000]);
  });

  it("passes its call options and its deadline on to every poll", async () => {
    const waiter = waiterOf(["processing", "ready"]);
    const { signal } = new AbortController();
    const options = { signal, timeoutMs: 5, maxRetries: 1, headers: { a: "b" } };
    Object.assign(waiter.clock, { wall: () => 0 });
    const deadline = waiter.clock.now() + 7_000;
    const limits = { deadline, lastStart: deadline, sameId: true };
    await waitUntilReady(waiter, "t1", { ...options, maxWaitMs: 7_000 });
    expect(waiter.asked).toEqual([
      { ...options, [sendLimits]: limits },
      { ...options, [sendLimits]: limits },
    ]);
    expect(listeners(signal)).toBe(0);
  });

  it.each(["", ".", "..", "a\nb"])("for the id %j is rejected", async (id) => {
    const waiter = waiterOf(["ready"]);
    for (const start of [id, { ...thing("processing"), id }]) {
      await failure(InvalidInputError, waitUntilReady(waiter, start));
    }
    expect(waiter.asked).toEqual([]);
  });
});

describe("the times of a wait", () => {
  it.each([
    [{ maxWaitMs: Number.NaN }, "maxWaitMs"],
    [{ maxWaitMs: -1 }, "maxWaitMs"],
    [{ minDelayMs: 0 }, "minDelayMs"],
    [{ minDelayMs: Number.NaN }, "minDelayMs"],
    [{ minDelayMs: -5 }, "minDelayMs"],
    [{ maxDelayMs: 0 }, "maxDelayMs"],
    [{ maxDelayMs: Number.NaN }, "maxDelayMs"],
    [{ minDelayMs: 10, maxDelayMs: 5 }, "minDelayMs 10 must not exceed maxDelayMs 5"],
  ])("%j are rejected by name", async (options, told) => {
    const waiter = waiterOf(["ready"]);
    const error = await failure(InvalidInputError, waitUntilReady(waiter, "t1", options));
    expect(error.reasons.join()).toContain(told);
    expect(waiter.asked).toEqual([]);
  });
});

describe("aborting a wait", () => {
  it("before it starts sends nothing", async () => {
    const waiter = waiterOf(["ready"]);
    const signal = AbortSignal.abort("gone");
    for (const start of ["t1", thing("processing"), thing("ready")]) {
      expect(await rejection(waitUntilReady(waiter, start, { signal }))).toBe("gone");
    }
    expect(waiter.asked).toEqual([]);
  });

  it("ends its sleep immediately, with the signal's own reason", async () => {
    const waiter = waiterOf(["processing"], new FakeClock({ holdFrom: 0 }));
    const controller = new AbortController();
    const onProgress = () => queueMicrotask(() => controller.abort("stop"));
    const options = { signal: controller.signal, onProgress };
    expect(await rejection(waitUntilReady(waiter, thing("processing"), options))).toBe("stop");
    expect(waiter.asked).toEqual([]);
    expect(waiter.clock.pending).toBe(0);
    expect(listeners(controller.signal)).toBe(0);
  });

  it("during a poll ends it with the poll's own rejection, not counted as a failed poll", async () => {
    const waiter = waiterOf(["processing", new DOMException("stop", "AbortError")]);
    expect(await rejection(waitUntilReady(waiter, "t1"))).toMatchObject({ name: "AbortError" });
    expect(waiter.asked).toHaveLength(2);
  });
});
