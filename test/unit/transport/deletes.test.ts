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
  ])("succeeds with %s %j", async (status, body) => {
    await using h = await harness([reply(status, body)]);
    expect(await h.anam.avatars.delete("a1")).toBeUndefined();
    expect(await h.protoface.avatars.delete("av_1")).toBeUndefined();
    expect(await h.argil.webhooks.delete("w1")).toBeUndefined();
    expect(h.requests).toHaveLength(3);
  });

  it("of a nonexistent item is a NotFoundError", async () => {
    await using h = await harness([reply(404)]);
    await failure(NotFoundError, h.protoface.avatars.delete("av_1"));
    expect(h.requests).toHaveLength(1);
  });

  it.each([
    ["500", reply(500)],
    ["503", reply(503)],
    ["a lost connection", dropped],
  ] as const)("counts as done if %s hid its response and the retry gets a 404", async (_, first) => {
    await using h = await harness([first, reply(404)]);
    await expect(h.protoface.avatars.delete("av_1")).resolves.toBeUndefined();
    expect(h.requests).toHaveLength(2);
  });

  it("still counts as possibly done after other responses in between", async () => {
    await using h = await harness([dropped, reply(429), reply(404)]);
    await expect(h.protoface.avatars.delete("av_1")).resolves.toBeUndefined();
  });

  it("does not count as done if the first response was 429, which has no effect", async () => {
    await using h = await harness([reply(429), reply(404)]);
    await failure(NotFoundError, h.protoface.avatars.delete("av_1"));
  });

  it("is not retried after 403", async () => {
    await using h = await harness([reply(403, {}, { "retry-after": "1" })]);
    await failure(PermissionDeniedError, h.protoface.avatars.delete("av_1"));
    expect(h.requests).toHaveLength(1);
  });

  it("is sent without the query unless it is permanent", async () => {
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

it("a 404 after a lost response does not make a read succeed", async () => {
  await using h = await harness([dropped, reply(404)]);
  await failure(NotFoundError, h.protoface.avatars.get("av_1"));
});
