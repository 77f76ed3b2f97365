import { describe, expect, it } from "vitest";
import { AvatarFailedError, WaitTimeoutError } from "../../../src/core/errors/index.ts";
import type { WaitStatus } from "../../../src/core/wait/lifecycle.ts";
import { anamAvatar, argilAvatar, protofaceAvatar } from "../support/fixtures.ts";
import { failure, type Harness, harness, reply } from "../support/harness.ts";

const readyAnam = anamAvatar({ videoUrl: "https://cdn.example/v.mp4" });

interface WaitHooks {
  maxWaitMs?: number;
  onProgress(progress: { status: WaitStatus }): void;
}
type Wait = (h: Harness, id: string, options: WaitHooks) => Promise<{ id: string }>;

const waits: Record<string, Wait> = {
  anam: (h, id, options) => h.anam.avatars.wait(id, options),
  protoface: (h, id, options) => h.protoface.avatars.wait(id, options),
  argil: (h, id, options) => h.argil.avatars.wait(id, options),
};

async function poll(
  vendor: string,
  avatar: { id: string },
): Promise<{ status?: WaitStatus; end: Promise<unknown> }> {
  await using h = await harness([reply(200, avatar)]);
  const statuses: WaitStatus[] = [];
  const end = Promise.resolve(
    waits[vendor]?.(h, avatar.id, { maxWaitMs: 0, onProgress: ({ status }) => void statuses.push(status) }),
  );
  await end.catch(() => undefined);
  const [status] = statuses;
  return { ...(status && { status }), end };
}

describe("the vendors' states", () => {
  it.each([
    ["anam", readyAnam],
    ["protoface", protofaceAvatar({ status: "ready" })],
    ["argil", argilAvatar({ status: "IDLE" })],
  ])("of %s, ready: %j", async (vendor, avatar) => {
    const { status, end } = await poll(vendor, avatar);
    expect(status).toBe("ready");
    expect(await end).toEqual(avatar);
  });

  it.each([
    ["anam", { id: "x", videoUrl: null }, "processing"],
    ["anam", { id: "x", videoUrl: "" }, "processing"],
    ["anam", { id: "x" }, "processing"],
    ["protoface", { id: "x", status: "processing" }, "processing"],
    ["protoface", { id: "x", status: "toString" }, "unknown"],
    ["protoface", { id: "x" }, "unknown"],
    ["argil", { id: "x", status: "NOT_TRAINED" }, "processing"],
    ["argil", { id: "x", status: "TRAINING" }, "processing"],
    ["argil", { id: "x", status: "PAUSED" }, "unknown"],
    ["argil", { id: "x", status: "constructor" }, "unknown"],
    ["argil", { id: "x" }, "unknown"],
  ])("of %s, not ready: %j means %s", async (vendor, avatar, expected) => {
    const { status, end } = await poll(vendor, avatar);
    expect(status).toBe(expected);
    expect((await failure(WaitTimeoutError, end)).item).toEqual(avatar);
  });

  it.each([
    ["protoface", { id: "x", status: "failed", failure_reason: "no face" }, "no face"],
    ["protoface", { id: "x", status: "failed", failure_reason: null }, "no reason given"],
    ["argil", { id: "x", status: "TRAINING_FAILED" }, "training failed (TRAINING_FAILED)"],
    ["argil", { id: "x", status: "REFUSED" }, "refused by moderation (REFUSED)"],
  ])("of %s, failed: %j because %s", async (vendor, avatar, reason) => {
    const { status, end } = await poll(vendor, avatar);
    expect(status).toBe("failed");
    expect(await failure(AvatarFailedError, end)).toMatchObject({ item: avatar, reason, vendor });
  });

  it.each(["anam", "protoface", "argil"])("of %s: an answer about another avatar is none", async (vendor) => {
    await using h = await harness([
      reply(200, { id: "other", status: "ready", videoUrl: "https://e.com/v" }),
    ]);
    const call = waits[vendor]?.(h, "x", { maxWaitMs: 0, onProgress: () => undefined });
    const error = await failure(WaitTimeoutError, Promise.resolve(call));
    expect(error.item).toBeUndefined();
    expect(String(error.cause)).toContain("with another object than requested");
  });

  it("of Anam include no failure, and the timeout says so", async () => {
    const { end } = await poll("anam", anamAvatar());
    const error = await failure(WaitTimeoutError, end);
    expect(error.message).toContain("Anam does not say whether it is still building or has failed");
  });

  it.each([
    ["anam", anamAvatar(), 6_000],
    ["protoface", protofaceAvatar(), 6_000],
    ["argil", argilAvatar(), 6_000],
  ])("of %s are polled after the same first delay", async (vendor, avatar, minDelayMs) => {
    await using h = await harness([reply(200, avatar)]);
    const stop = new Error("stop");
    const delays: unknown[] = [];
    const onProgress = (progress: object) => {
      delays.push("nextDelayMs" in progress && progress.nextDelayMs);
      throw stop;
    };
    await failure(Error, Promise.resolve(waits[vendor]?.(h, avatar.id, { onProgress })));
    expect(delays).toEqual([minDelayMs]);
  });
});
