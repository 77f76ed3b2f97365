import { describe, expect, it } from "vitest";
import { InvalidInputError, ServerError } from "../../../src/core/errors/index.ts";
import { anamAvatar, argilAvatar, protofaceAvatar } from "../support/fixtures.ts";
import { create, failure, harness, key, reply, vendorNames } from "../support/harness.ts";

describe("the options of a call", () => {
  it("take precedence over the client's", async () => {
    await using h = await harness([reply(500)], { maxRetries: 4 });
    await failure(ServerError, h.protoface.avatars.get("av_1", { maxRetries: 1 }));
    expect(h.requests).toHaveLength(2);
    await failure(ServerError, h.protoface.avatars.get("av_1", { maxRetries: undefined }));
    expect(h.requests).toHaveLength(7);
  });

  it("add headers to the client's, or replace them, whatever the case", async () => {
    await using h = await harness([reply(200, protofaceAvatar())], {
      headers: { "X-Source": "client", "x-kept": "yes" },
    });
    await h.protoface.avatars.get("av_1", { headers: { "x-source": "call", "x-more": "é" } });
    expect(h.requests[0]?.headers).toMatchObject({ "x-source": "call", "x-kept": "yes", "x-more": "é" });
  });

  it.each([
    [{ timeoutMs: 0 }, "timeoutMs"],
    [{ timeoutMs: Number.NaN }, "timeoutMs"],
    [{ maxRetries: -1 }, "maxRetries"],
    [{ maxRetries: 1.5 }, "maxRetries"],
    [{ headers: { Authorization: "Bearer other" } }, "Authorization"],
    [{ headers: { "x-a": "b\r\nhost: evil.example" } }, "x-a"],
  ])("%j are rejected by name before anything is sent", async (options, name) => {
    await using h = await harness([reply(200, protofaceAvatar())]);
    const calls = [h.protoface.avatars.get("av_1", options), create(h, "protoface", options)];
    for (const error of await Promise.all(calls.map((call) => failure(InvalidInputError, call)))) {
      expect(error.reasons).toHaveLength(1);
      expect(error.reasons[0]).toContain(name);
    }
    expect(h.requests).toEqual([]);
  });
});

describe("the key", () => {
  it.each([
    ["anam", "authorization", `Bearer ${key}`],
    ["protoface", "authorization", `Bearer ${key}`],
    ["argil", "x-api-key", key],
  ] as const)("of %s is sent as %s", async (vendor, header, value) => {
    const answers = { anam: anamAvatar(), protoface: protofaceAvatar(), argil: argilAvatar() };
    await using h = await harness([reply(201, answers[vendor])]);
    await create(h, vendor);
    expect(h.requests[0]?.headers[header]).toBe(value);
  });
});

describe("an id", () => {
  const bad = ["", ".", "..", "a\nb", "\ud800"];

  it.each(bad)("%j is rejected by every operation before anything is sent", async (id) => {
    await using h = await harness([reply(200)]);
    const calls = [
      ...vendorNames.map((vendor) => h[vendor].avatars.get(id)),
      h.anam.avatars.update(id, { displayName: "Ada" }),
      h.anam.avatars.delete(id),
      h.protoface.avatars.delete(id),
      h.argil.webhooks.update(id, { events: ["AVATAR_TRAINING_FAILED"] }),
      h.argil.webhooks.delete(id),
      ...vendorNames.map((vendor) => h[vendor].avatars.wait(id)),
    ];
    for (const error of await Promise.all(calls.map((call) => failure(InvalidInputError, call)))) {
      expect(error.reasons).toHaveLength(1);
    }
    expect(h.requests).toEqual([]);
  });

  it("stays one segment of the path whatever it contains", async () => {
    await using h = await harness([reply(200, protofaceAvatar())]);
    await h.protoface.avatars.get("../sessions?x=1#y");
    expect(h.requests[0]?.url).toBe("/v1/avatars/..%2Fsessions%3Fx%3D1%23y");
  });
});
