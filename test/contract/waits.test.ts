import { describe, expect, test } from "vitest";
import { AvatarFailedError, NotFoundError, ServerError, WaitTimeoutError } from "../../src/index.ts";
import { observe, vendorWaits } from "../support/contract-waits.ts";
import { rejection } from "../support/contract-wire.ts";

const processing = "example=processing";
const argilLife = ["example=notTrained", "example=training", "example=idle"];

describe("a wait by id", () => {
  test.each([
    // Delays in the middle of their range.
    { vendor: "anam", script: [processing, processing, "example=ready"] },
    { vendor: "protoface", script: [processing, processing, "example=ready"] },
    { vendor: "argil", script: argilLife },
  ] as const)("ends at $vendor with the ready avatar", async ({ vendor, script }) => {
    const { told, onProgress } = observe();
    const { result, exchanges, clock } = vendorWaits[vendor].wait({ onProgress }, ...script);
    expect(await result).toHaveProperty("id", vendorWaits[vendor].id);
    expect(told).toEqual(["processing after 1", "processing after 2", "ready after 3"]);
    expect(exchanges.map(({ method }) => method)).toEqual(["GET", "GET", "GET"]);
    expect(clock.sleeps).toEqual([6_000, 6_000]);
    expect(clock.pending).toBe(0);
  });

  test.each([
    { vendor: "protoface", last: "failed", status: "failed", reason: "No face was found in the picture." },
    { vendor: "argil", last: "trainingFailed", status: "TRAINING_FAILED", reason: /training failed/ },
    { vendor: "argil", last: "refused", status: "REFUSED", reason: /moderation/ },
  ] as const)("ends at $vendor with the reason for $last", async ({ vendor, last, status, reason }) => {
    const { told, onProgress } = observe();
    const first = vendor === "argil" ? "example=training" : processing;
    const { id, wait } = vendorWaits[vendor];
    const { result, exchanges } = wait({ onProgress }, first, `example=${last}`);
    const error = await rejection(result);
    if (!(error instanceof AvatarFailedError)) return expect.unreachable(String(error));
    expect(error).toMatchObject({ code: "avatar_failed", vendor, item: { id, status } });
    expect(error.reason).toMatch(reason);
    expect(told).toEqual(["processing after 1", "failed after 2"]);
    expect(exchanges).toHaveLength(2);
  });

  test.each([
    { vendor: "anam", stays: processing, note: /Anam does not say/ },
    { vendor: "protoface", stays: processing, note: /still building/ },
    { vendor: "argil", stays: "example=training", note: /still training/ },
  ] as const)("that never completes at $vendor ends at maxWaitMs, after one last poll", async (entry) => {
    const { told, onProgress } = observe();
    const { id, wait } = vendorWaits[entry.vendor];
    const { result, exchanges } = wait({ onProgress, maxWaitMs: 60_000 }, entry.stays);
    const error = await rejection(result);
    if (!(error instanceof WaitTimeoutError)) return expect.unreachable(String(error));
    expect(error).toMatchObject({ code: "wait_timeout", id, item: { id }, elapsedMs: 60_000 });
    expect(error.message).toMatch(entry.note);
    expect(error.polls).toBe(exchanges.length);
    expect(told.at(-1)).toBe(`processing after ${error.polls}`);
  });

  test.each([
    { vendor: "anam", hiccup: "code=500, example=serverError", ready: "example=ready" },
    { vendor: "anam", hiccup: "code=404, example=notFound", ready: "example=ready" },
    { vendor: "protoface", hiccup: "code=503, example=unavailable", ready: "example=ready" },
    { vendor: "protoface", hiccup: "code=429, example=rateLimited", ready: "example=ready" },
    { vendor: "argil", hiccup: "code=404, example=notFound", ready: "example=idle" },
  ] as const)("survives $hiccup at $vendor", async ({ vendor, hiccup, ready }) => {
    const { told, onProgress } = observe();
    const { id, wait } = vendorWaits[vendor];
    const { result } = wait({ onProgress, maxRetries: 0 }, hiccup, ready);
    expect(await result).toHaveProperty("id", id);
    expect(told).toEqual(["ready after 2"]);
  });

  test("gives up at the fifth failed poll in a row", async () => {
    const options = { maxRetries: 0 };
    const { result, exchanges } = vendorWaits.anam.wait(options, "code=500, example=serverError");
    expect(await rejection(result)).toBeInstanceOf(ServerError);
    expect(exchanges).toHaveLength(5);
  });

  test("accepts a 404 as the answer after ten seconds", async () => {
    const { result, exchanges, clock } = vendorWaits.argil.wait({}, "code=404, example=notFound");
    const begin = clock.now();
    expect(await rejection(result)).toBeInstanceOf(NotFoundError);
    expect(clock.now() - begin).toBeGreaterThanOrEqual(10_000);
    expect(exchanges.length).toBeLessThan(5);
  });
});
