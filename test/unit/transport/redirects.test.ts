import { describe, expect, it } from "vitest";
import { startServer } from "../../../scripts/common/stand-ins/server.ts";
import { type CallError, InvalidResponseError, OutcomeUnknownError } from "../../../src/core/errors/index.ts";
import { create, expectInstance, failure, harness, key, rejection, reply } from "../support/harness.ts";

const kinds = [300, 301, 302, 303, 307, 308];

describe.each(kinds)("a %s redirect", (status) => {
  it("is not followed: an InvalidResponseError names the target's host", async () => {
    await using target = await startServer((_, response) => void response.end("{}"));
    await using h = await harness([reply(status, {}, { location: `${target.url}/steal?k=1` })]);
    const webhook = { callbackUrl: "https://me.example", events: ["AVATAR_TRAINING_SUCCESS" as const] };
    const calls = [
      h.protoface.avatars.get("av_1"),
      h.anam.avatars.update("a1", { displayName: "Ada" }),
      h.anam.avatars.delete("a1"),
      h.argil.avatars.list(),
      create(h, "anam"),
      create(h, "protoface"),
      create(h, "argil"),
      h.argil.webhooks.create(webhook),
      h.protoface.api.GET("/v1/billing/quota"),
      h.anam.api.POST("/v1/auth/session-token", { body: {} }),
    ];
    for (const thrown of await Promise.all(calls.map(rejection))) {
      // For a create, 303 may mean that it was carried out.
      const unknown = thrown instanceof OutcomeUnknownError;
      expect(unknown).toBe(status === 303 && (thrown as CallError).method === "POST");
      const error = expectInstance(InvalidResponseError, unknown ? thrown.cause : thrown);
      expect(error).toMatchObject({ code: "invalid_response", status });
      expect(error.cause).toBeUndefined();
      expect(error.message).toContain(`answered ${status} to ${new URL(target.url).host}; redirects are not`);
      expect(error.attempts).toHaveLength(1);
    }
    expect(h.requests).toHaveLength(calls.length);
    expect(target.requests).toEqual([]);
  });
});

describe("the target of a redirect", () => {
  it.each([
    ["/elsewhere", "to 127.0.0.1:"],
    ["//evil.example/x", "to evil.example;"],
    [`https://evil.example/${key}?k=${key}`, "to evil.example;"],
    [`https://user:${key}@evil.example`, "to evil.example;"],
    [`https://${key}.example`, "redacted"],
    ["http://", "to another address;"],
  ])("%s is shown as its host, without the key", async (location, told) => {
    await using h = await harness([reply(302, {}, { location })]);
    const { message } = await failure(InvalidResponseError, h.anam.avatars.get("a1"));
    expect(message).toContain(told);
    expect(message.toLowerCase()).not.toContain(key);
  });

  it("may be missing", async () => {
    await using h = await harness([reply(304, "")]);
    const error = await failure(InvalidResponseError, h.anam.avatars.get("a1"));
    expect(error.message).toContain("answered 304 to another address");
  });

  it("is unknown in browsers, which hide it", async () => {
    const hidden = Object.defineProperties(new Response(), {
      status: { value: 0 },
      type: { value: "opaqueredirect" },
    });
    await using h = await harness([], { fetch: async () => hidden });
    const error = await failure(InvalidResponseError, h.anam.avatars.get("a1"));
    expect(error.message).toContain("answered with a redirect to another address");
  });
});
