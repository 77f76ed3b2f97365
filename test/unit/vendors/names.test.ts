import { describe, expect, it } from "vitest";
import { toModelName } from "../../../src/vendors/anam/index.ts";
import { argilAvatar, protofaceAvatar } from "../support/fixtures.ts";
import { harness, reply } from "../support/harness.ts";

describe("toModelName", () => {
  it.each([
    ["v1", "cara-2"],
    ["v2", "cara-3"],
    ["cara-3", "cara-3"],
    ["cara-4", "cara-4"],
    ["cara-4-latest", "cara-4-latest"],
    ["cara-4-2026-05-01", "cara-4-latest"],
    ["cara-4-latest-2", "cara-4-latest"],
    ["cara-40", "cara-40"],
    ["cara-5-preview", "cara-5-preview"],
    ["v3", "v3"],
    ["", ""],
  ])("%j is %j", (version, name) => {
    expect(toModelName(version)).toBe(name);
  });
});

describe("field names that a vendor has abandoned", () => {
  const old = { ...protofaceAvatar(), default_voice: "sol", default_custom_instructions: "be kind" };

  it("fill Protoface's current ones, and are kept", async () => {
    await using h = await harness([reply(200, old)]);
    const filled = { ...old, voice: "sol", custom_instructions: "be kind" };
    expect(await h.protoface.avatars.get("av_1")).toEqual(filled);
  });

  it("do so in lists", async () => {
    await using h = await harness([reply(200, { data: [old], has_more: false })]);
    expect((await h.protoface.avatars.list()).items).toMatchObject([{ voice: "sol" }]);
  });

  it.each([null, "luna"])("do not replace a present %j", async (voice) => {
    await using h = await harness([reply(200, { ...old, voice })]);
    expect((await h.protoface.avatars.get("av_1")).voice).toBe(voice);
  });

  it("fill Argil's createdAt from createAt", async () => {
    const { createdAt: createAt, ...rest } = argilAvatar();
    await using h = await harness([reply(200, { ...rest, createAt }), reply(200, [{ ...rest, createAt }])]);
    expect(await h.argil.avatars.get("g1")).toEqual({ ...rest, createAt, createdAt: createAt });
    expect((await h.argil.avatars.list()).items[0]?.createdAt).toBe(createAt);
  });
});
