import { describe, expect, it } from "vitest";
import { InvalidInputError } from "../../../src/core/errors/index.ts";
import { parseWebhook } from "../../../src/vendors/argil/index.ts";
import { failure } from "../support/harness.ts";

const subscription = {
  event: "AVATAR_TRAINING_SUCCESS",
  data: { avatarId: "g1", voiceId: "v1", avatarName: "Ada", extras: { order: "7" } },
};
const oneShot = {
  event: "AVATAR_TRAINING_FAILED",
  data: { avatarId: "g1", avatarName: "Ada", message: "no face" },
};

describe("parseWebhook", () => {
  it.each([
    ["a subscription's delivery", subscription],
    ["a callbackUrl's delivery", oneShot],
    ["a video event", { event: "VIDEO_GENERATION_SUCCESS", data: { videoId: "x", videoUrl: "https://x" } }],
  ])("reads %s from every form of body", async (_, delivery) => {
    const text = JSON.stringify(delivery);
    const forms = [
      delivery,
      text,
      new TextEncoder().encode(text),
      Buffer.from(`\ufeff${text}`),
      new Request("https://me.example", { method: "POST", body: text }),
    ];
    for (const form of forms) expect(await parseWebhook(form)).toEqual(delivery);
  });

  it("treats AVATAR_GENERATION_FAILED as AVATAR_TRAINING_FAILED", async () => {
    const parsed = await parseWebhook({ ...oneShot, event: "AVATAR_GENERATION_FAILED" });
    expect(parsed).toEqual(oneShot);
  });

  it.each([
    ["a map", { order: "7" }, { order: "7" }],
    ["the JSON of a map", '{"order":"7"}', { order: "7" }],
    ["a map of other values", { order: 7, gift: true }, { order: "7", gift: "true" }],
    ["null", null, undefined],
    ["absent", undefined, undefined],
    ["text that is not JSON", "order 7", undefined],
    ["an array", ["order"], undefined],
    ["the JSON of null", "null", undefined],
  ])("returns extras that are %s as a map of strings, or not at all", async (_, extras, expected) => {
    const parsed = await parseWebhook({ event: "AVATAR_TRAINING_SUCCESS", data: { avatarId: "g1", extras } });
    const data = { avatarId: "g1", ...(expected && { extras: expected }) };
    expect(parsed).toStrictEqual({ event: "AVATAR_TRAINING_SUCCESS", data });
  });

  it("keeps unknown text members, and drops those that are not text", async () => {
    const data = { avatarId: "g1", mood: "glad", avatarName: null, score: 5, deep: {} };
    const parsed = await parseWebhook({ event: "AVATAR_TRAINING_SUCCESS", data });
    expect(parsed.data).toEqual({ avatarId: "g1", mood: "glad" });
  });

  it('is not misled by "__proto__"', async () => {
    const text = '{"event":"AVATAR_TRAINING_SUCCESS","data":{"__proto__":{"avatarId":"g1"}}}';
    await failure(InvalidInputError, parseWebhook(text));
    const extras = '{"event":"AVATAR_TRAINING_SUCCESS","data":{"avatarId":"g1","extras":{"__proto__":"x"}}}';
    const parsed = await parseWebhook(extras);
    expect(Object.getPrototypeOf(parsed.data)).toBe(Object.prototype);
  });

  it.each([
    ["an unknown event", { event: "AVATAR_EXPLODED", data: { avatarId: "g1" } }],
    ["an event named like a prototype member", { event: "toString", data: { avatarId: "g1" } }],
    ["no event", { data: { avatarId: "g1" } }],
    ["no data", { event: "AVATAR_TRAINING_SUCCESS" }],
    ["no id", { event: "AVATAR_TRAINING_SUCCESS", data: { avatarName: "Ada" } }],
    ["an id of the wrong kind", { event: "AVATAR_TRAINING_SUCCESS", data: { videoId: "x" } }],
    ["an id that is not a string", { event: "AVATAR_TRAINING_SUCCESS", data: { avatarId: 5 } }],
    ["an array", [subscription]],
    ["not JSON", "<h1>hi</h1>"],
    ["an empty text", ""],
    ["truncated JSON", JSON.stringify(subscription).slice(0, -2)],
    ["bytes that are not UTF-8", Uint8Array.of(0x22, 0xe9, 0x22)],
    ["more than a megabyte", `"${"x".repeat(1024 * 1024)}"`],
    ["a request without a body", new Request("https://me.example", { method: "POST" })],
  ])("rejects %s", async (_, delivery) => {
    const error = await failure(InvalidInputError, parseWebhook(delivery));
    expect(error).toMatchObject({ vendor: "argil", code: "invalid_input" });
  });
});
