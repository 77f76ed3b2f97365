import { describe, expect, it } from "vitest";
import type { Responder } from "../../../scripts/common/stand-ins/server.ts";
import { NotFoundError, PermissionDeniedError } from "../../../src/core/errors/index.ts";
import { failure, harness, reply } from "../support/harness.ts";

const dropped: Responder = (_, response) => response.destroy();

describe("a delete", () => {
  it.each([
    [200, '{"message":"Avatar deleted successfully"}'],
    [200, ""],
    [200, "<p>gone</p>"],
    [202, "null"],
    [204, ""],
  ])("ends well with %s %j", async (status, body) => {
    await using h = await harness([reply(status, body)]);
    expect(await h.anam.avatars.delete("a1")).toBeUndefined();
    expect(await h.protoface.avatars.delete("av_1")).toBeUndefined();
    expect(await h.argil.webhooks.delete("w1")).toBeUndefined();
    expect(h.requests).toHaveLength(3);
  });

  it("of what is not there is a NotFoundError", async () => {
    await using h = await harness([reply(404)]);
    await failure(NotFoundError, h.protoface.avatars.delete("av_1"));
    expect(h.requests).toHaveLength(1);
  });

  it.each([
    ["500", reply(500)],
    ["503", reply(503)],
    ["a lost connection", dropped],
  ] as const)("has worked when %s hid its answer and the next says 404", async (_, first) => {
    await using h = await harness([first, reply(404)]);
    await expect(h.protoface.avatars.delete("av_1")).resolves.toBeUndefined();
    expect(h.requests).toHaveLength(2);
  });

  it("is still known to have been at work after other answers in between", async () => {
    await using h = await harness([dropped, reply(429), reply(404)]);
    await expect(h.protoface.avatars.delete("av_1")).resolves.toBeUndefined();
  });

  it("has not worked where the first answer was 429, which acts on nothing", async () => {
    await using h = await harness([reply(429), reply(404)]);
    await failure(NotFoundError, h.protoface.avatars.delete("av_1"));
  });

  it("is not tried again after 403", async () => {
    await using h = await harness([reply(403, {}, { "retry-after": "1" })]);
    await failure(PermissionDeniedError, h.protoface.avatars.delete("av_1"));
    expect(h.requests).toHaveLength(1);
  });

  it("goes without the query unless it is for good", async () => {
    await using h = await harness([reply(200)]);
    await h.anam.avatars.delete("a1");
    await h.anam.avatars.delete("a1", { hard: true });
    await h.anam.avatars.delete("a1", { hard: undefined });
    expect(h.log()).toEqual([
      "DELETE /v1/avatars/a1",
      "DELETE /v1/avatars/a1?hard=true",
      "DELETE /v1/avatars/a1",
    ]);
  });
});

it("a 404 after a lost answer is no success of a read", async () => {
  await using h = await harness([dropped, reply(404)]);
  await failure(NotFoundError, h.protoface.avatars.get("av_1"));
});
