import { describe, expect, it } from "vitest";
import {
  AbortedError,
  AuthenticationError,
  AvatarFailedError,
  InvalidInputError,
  OutcomeUnknownError,
  ServerError,
  WaitTimeoutError,
} from "../../../src/core/errors/index.ts";
import { png, protofaceAvatar } from "../support/fixtures.ts";
import { failure, harness, listeners, reply } from "../support/harness.ts";

const created = protofaceAvatar();
const ready = protofaceAvatar({ status: "ready" });
const input = { name: "Ada", image: png(64, 64) };

describe("createAndWait", () => {
  it("creates, then polls until the avatar is ready", async () => {
    await using h = await harness([reply(202, created), reply(200, created), reply(200, ready)]);
    const statuses: string[] = [];
    const avatar = await h.protoface.avatars.createAndWait(input, {
      onProgress: ({ status, polls }) => void statuses.push(`${status} ${polls}`),
    });
    expect(avatar).toEqual(ready);
    expect(statuses).toEqual(["processing 0", "processing 1", "ready 2"]);
    expect(h.log()).toEqual(["POST /v1/avatars", "GET /v1/avatars/av_1", "GET /v1/avatars/av_1"]);
    expect(h.clock.pending).toBe(0);
  });

  it("does not poll if the response to the create is ready", async () => {
    await using h = await harness([reply(201, ready)]);
    await h.protoface.avatars.createAndWait(input);
    expect(h.requests).toHaveLength(1);
  });

  it("awaits onCreated before it polls", async () => {
    await using h = await harness([reply(202, created), reply(200, ready)]);
    const stored: string[] = [];
    await h.protoface.avatars.createAndWait(input, {
      async onCreated({ id }) {
        await new Promise(setImmediate);
        stored.push(`${id}, ${h.requests.length} sent, ${h.clock.sleeps.length} pauses begun`);
      },
    });
    expect(stored).toEqual(["av_1, 1 sent, 0 pauses begun"]);
  });

  it.each([
    { maxWaitMs: Number.NaN },
    { maxWaitMs: -1 },
    { minDelayMs: 0 },
    { minDelayMs: 5, maxDelayMs: 4 },
    { timeoutMs: Number.NaN },
    { maxRetries: -1 },
    { headers: { host: "x" } },
  ])("rejects %j before anything is bought", async (options) => {
    await using h = await harness([reply(202, created)]);
    await failure(InvalidInputError, h.protoface.avatars.createAndWait(input, options));
    expect(h.requests).toEqual([]);
  });

  it("does not wait after a create that failed or whose outcome is unknown", async () => {
    await using h = await harness([reply(401), reply(500)]);
    expect("item" in (await failure(AuthenticationError, h.protoface.avatars.createAndWait(input)))).toBe(
      false,
    );
    await failure(OutcomeUnknownError, h.protoface.avatars.createAndWait(input));
    expect(h.log()).toEqual(["POST /v1/avatars", "POST /v1/avatars"]);
  });
});

describe("every error after the create carries the avatar:", () => {
  it("a 401 to a poll", async () => {
    await using h = await harness([reply(202, created), reply(401)]);
    const error = await failure(AuthenticationError, h.protoface.avatars.createAndWait(input));
    expect(error.item).toEqual(created);
  });

  it("five failed polls", async () => {
    await using h = await harness([reply(202, created), reply(500)]);
    const call = h.protoface.avatars.createAndWait(input, { maxRetries: 0 });
    expect((await failure(ServerError, call)).item).toEqual(created);
    expect(h.requests).toHaveLength(6);
  });

  it("the deadline", async () => {
    await using h = await harness([reply(202, created), reply(200, { ...created, name: "newer" })]);
    const call = h.protoface.avatars.createAndWait(input, { maxWaitMs: 1 });
    expect((await failure(WaitTimeoutError, call)).item).toMatchObject({ id: "av_1", name: "newer" });
  });

  it("a failed build, with the newest avatar", async () => {
    const failed = protofaceAvatar({ status: "failed", failure_reason: "no face" });
    await using h = await harness([reply(202, created), reply(200, failed)]);
    const error = await failure(AvatarFailedError, h.protoface.avatars.createAndWait(input));
    expect(error).toMatchObject({ item: failed, reason: "no face" });
  });

  it("an abort, as an AbortedError whose cause is the signal's reason", async () => {
    const controller = new AbortController();
    await using h = await harness([reply(202, created), () => controller.abort()]);
    const call = h.protoface.avatars.createAndWait(input, { signal: controller.signal });
    const error = await failure(AbortedError, call);
    expect(error.cause).toBe(controller.signal.reason);
    expect(error).toMatchObject({ name: "AbortedError", code: "aborted", id: "av_1", item: created });
    expect(Object.keys(controller.signal.reason)).toEqual([]);
    expect(listeners(controller.signal)).toBe(0);
    expect(h.clock.pending).toBe(0);
  });

  it("an abort whose reason is one of our own errors, which is rethrown as it is", async () => {
    await using other = await harness([reply(401)]);
    const ours = await failure(AuthenticationError, other.anam.avatars.get("a1"));
    for (const reason of ["text", Object.freeze({ frozen: true }), ours]) {
      const controller = new AbortController();
      await using h = await harness([reply(202, created), () => controller.abort(reason)]);
      const call = h.protoface.avatars.createAndWait(input, { signal: controller.signal });
      const error = await failure(AbortedError, call);
      expect(error.cause).toBe(reason);
      expect(error.item).toEqual(created);
    }
    expect("item" in ours).toBe(false);
  });

  it.each([
    ["onCreated", "throws"],
    ["onProgress", "throws"],
    ["onCreated", "rejects with"],
    ["onProgress", "rejects with"],
  ] as const)("what %s %s, as an AbortedError", async (hook, how) => {
    await using h = await harness([reply(202, created)]);
    const full = new RangeError("disk full");
    const options = {
      [hook]() {
        if (how === "throws") throw full;
        return Promise.reject(full);
      },
    };
    const error = await failure(AbortedError, h.protoface.avatars.createAndWait(input, options));
    expect(error).toMatchObject({ cause: full, item: created });
    expect(h.requests).toHaveLength(1);
  });
});

describe("wait", () => {
  it("resumes by id alone, with another client", async () => {
    await using first = await harness([reply(202, created), reply(401)]);
    const error = await failure(AuthenticationError, first.protoface.avatars.createAndWait(input));
    await using second = await harness([reply(200, created), reply(200, ready)]);
    const { id } = error.item as { id: string };
    expect(await second.protoface.avatars.wait(id)).toEqual(ready);
    expect(second.log()).toEqual(["GET /v1/avatars/av_1", "GET /v1/avatars/av_1"]);
  });
});
