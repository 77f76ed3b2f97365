import { describe, expect, it } from "vitest";
import {
  ConnectionError,
  InvalidResponseError,
  OutcomeUnknownError,
  QuotaExceededError,
  RateLimitError,
  ServerError,
} from "../../../src/core/errors/index.ts";
import { anamAvatar, argilAvatar, protofaceAvatar } from "../support/fixtures.ts";
import {
  create,
  expectInstance,
  failure,
  harness,
  rejection,
  reply,
  vendorNames,
} from "../support/harness.ts";

const made = { anam: anamAvatar(), protoface: protofaceAvatar(), argil: argilAvatar() };

describe.each(vendorNames)("a create at %s", (vendor) => {
  it.each([500, 502, 503, 504, 501])("is not resent after %s: its outcome is unknown", async (status) => {
    await using h = await harness([reply(status, "<h1>Bad gateway</h1>")]);
    const before = h.clock.now();
    const error = await failure(OutcomeUnknownError, create(h, vendor));
    expect(expectInstance(ServerError, error.cause)).toMatchObject({ status, vendor, method: "POST" });
    expect(error).toMatchObject({ code: "outcome_unknown", vendor, method: "POST", sentName: "Ada" });
    expect(error.sentAt).toEqual(new Date(before));
    expect(error.attempts).toMatchObject([{ outcome: String(status), waitedMs: 0 }]);
    expect(h.requests).toHaveLength(1);
  });

  it("is not resent after its response was lost", async () => {
    await using h = await harness([(_, response) => response.destroy()]);
    const error = await failure(OutcomeUnknownError, create(h, vendor));
    expect(error.cause).toBeInstanceOf(ConnectionError);
    expect(h.requests).toHaveLength(1);
  });

  it.each([{}, { "retry-after": "3" }])("is resent after 429 %j, with the same bytes", async (headers) => {
    await using h = await harness([reply(429, {}, headers), reply(201, made[vendor])]);
    expect((await create(h, vendor)).id).toBe(made[vendor].id);
    expect(h.requests).toHaveLength(2);
    const bodies = h.requests.map((request) => {
      const boundary = /boundary=(.*)/.exec(request.headers["content-type"] ?? "")?.[1] ?? "\0";
      return request.body.toString("latin1").replaceAll(boundary, "");
    });
    expect(bodies[1]).toBe(bodies[0]);
    expect(bodies[0]?.length).toBeGreaterThan(30);
  });

  it.each(["3", "soon", ""])("does not count as rejected after 503 with Retry-After %j", async (hint) => {
    await using h = await harness([reply(503, "<h1>Down for maintenance</h1>", { "retry-after": hint })]);
    const error = await failure(OutcomeUnknownError, create(h, vendor));
    expect(expectInstance(ServerError, error.cause).status).toBe(503);
    expect(h.requests).toHaveLength(1);
  });

  it("does not count as rejected after 303, which usually means that it was done", async () => {
    await using h = await harness([reply(303, "", { location: "/v1/avatars/av_9" })]);
    const error = await failure(OutcomeUnknownError, create(h, vendor));
    expect(expectInstance(InvalidResponseError, error.cause).status).toBe(303);
    expect(h.requests).toHaveLength(1);
  });

  it.each([400, 401, 402, 403, 404, 408, 409, 413, 422, 425])("is rejected by %s, once", async (status) => {
    await using h = await harness([reply(status)]);
    expect(await rejection(create(h, vendor))).toMatchObject({ status, method: "POST" });
    expect(h.requests).toHaveLength(1);
  });

  it("is retried if no connection could be made, which ends in a plain ConnectionError", async () => {
    const h = await harness([]);
    await h[Symbol.asyncDispose]();
    const error = await failure(ConnectionError, create(h, vendor));
    expect(error.attempts).toHaveLength(3);
  });

  it("is unknown if the last of several attempts was lost, as of that attempt", async () => {
    await using h = await harness([reply(429, {}, { "retry-after": "10" }), reply(502)]);
    const before = h.clock.now();
    const error = await failure(OutcomeUnknownError, create(h, vendor));
    expect(error.sentAt).toEqual(new Date(before + 10_000));
    expect(error.attempts.map(({ outcome }) => outcome)).toEqual(["429", "502"]);
  });
});

describe("Protoface's documented rejections of a create", () => {
  const envelope = (type: string) => ({ error: { type, code: "c", message: "m", request_id: "req_1" } });

  it("503 with the envelope is a ServerError, after one attempt without Retry-After", async () => {
    await using h = await harness([reply(503, envelope("service_unavailable"))]);
    const error = await failure(ServerError, create(h, "protoface"));
    expect(error).toMatchObject({ type: "service_unavailable", apiCode: "c", requestId: "req_1" });
    expect(h.requests).toHaveLength(1);
  });

  it("500 with the envelope is not a rejection", async () => {
    await using h = await harness([reply(500, envelope("internal"))]);
    await failure(OutcomeUnknownError, create(h, "protoface"));
  });

  it.each([402, 429])("quota_exceeded with %s is never retried, Retry-After or not", async (status) => {
    await using h = await harness([reply(status, envelope("quota_exceeded"), { "retry-after": "1" })]);
    await failure(QuotaExceededError, create(h, "protoface"));
    await failure(QuotaExceededError, h.protoface.avatars.get("av_1"));
    expect(h.requests).toHaveLength(2);
  });

  it("429 for the rate stays a RateLimitError if it persists", async () => {
    await using h = await harness([reply(429, envelope("rate_limit"))]);
    const error = await failure(RateLimitError, create(h, "protoface"));
    expect(error).toMatchObject({ code: "rate_limited", type: "rate_limit" });
    expect(h.requests).toHaveLength(3);
  });
});

describe("a webhook subscription", () => {
  it("counts as a create", async () => {
    await using h = await harness([reply(500)]);
    const input = { callbackUrl: "https://me.example", events: ["AVATAR_TRAINING_SUCCESS" as const] };
    const error = await failure(OutcomeUnknownError, h.argil.webhooks.create(input));
    expect(error).toMatchObject({ path: "/webhooks", sentName: undefined });
    expect(h.requests).toHaveLength(1);
  });
});
