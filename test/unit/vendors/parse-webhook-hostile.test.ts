import { describe, expect, it } from "vitest";
import { InvalidInputError } from "../../../src/core/errors/index.ts";
import { parseWebhook } from "../../../src/vendors/argil/index.ts";
import { failure } from "../support/harness.ts";
import { boom, event, nothingToKeep, revoked, trap, withExtras } from "./hostile.ts";

describe("parseWebhook, given hostile input,", () => {
  it.each(nothingToKeep)("omits an extra that is %s", async (_, value) => {
    const parsed = await parseWebhook(withExtras({ order: "7", bad: value, paid: true }));
    expect(parsed).toStrictEqual({ event, data: { avatarId: "g1", extras: { order: "7", paid: "true" } } });
  });

  it.each([
    ["7", "7"],
    [7, "7"],
    [-0.5, "-0.5"],
    [true, "true"],
    [10n ** 20n, "100000000000000000000"],
  ])("keeps the extra %o as text", async (value, expected) => {
    const parsed = await parseWebhook(withExtras({ order: value }));
    expect(parsed.data.extras).toStrictEqual({ order: expected });
  });

  it.each([
    ["a value that throws on every access", trap],
    ["a revoked proxy", revoked.proxy],
    ["a map whose members throw", Object.defineProperty({}, "a", { get: boom, enumerable: true })],
    ["a symbol", Symbol("s")],
    ["a function", boom],
    ["a number", 7],
    ["deeply nested JSON", "[".repeat(400_000) + "]".repeat(400_000)],
  ])("omits extras that are %s", async (_, extras) => {
    expect(await parseWebhook(withExtras(extras))).toStrictEqual({ event, data: { avatarId: "g1" } });
  });

  it.each(["object", "text"])("reads no __proto__ from extras that arrived as %s", async (form) => {
    const json = '{"__proto__":"x","constructor":"y","order":"7"}';
    const extras: unknown = form === "text" ? json : JSON.parse(json);
    const parsed = await parseWebhook(withExtras(extras));
    expect(parsed.data.extras).toStrictEqual({ constructor: "y", order: "7" });
    expect(Object.keys(parsed.data.extras ?? {})).toEqual(["constructor", "order"]);
  });

  it("reads no __proto__ from the data", async () => {
    const parsed = await parseWebhook(`{"event":"${event}","data":{"avatarId":"g1","__proto__":"x"}}`);
    expect(Object.keys(parsed.data)).toEqual(["avatarId"]);
  });

  it("survives deep nesting anywhere in the body's text", async () => {
    const deep = "[".repeat(80_000) + "]".repeat(80_000);
    const text = `{"event":"${event}","data":{"avatarId":"g1","extras":{"a":${deep},"b":"c"},"d":${deep}},"e":${deep}}`;
    expect(await parseWebhook(text)).toStrictEqual({ event, data: { avatarId: "g1", extras: { b: "c" } } });
  });

  it.each([
    ["a value that throws on every access", trap],
    ["a revoked proxy", revoked.proxy],
    ["data that throws on every access", { event, data: trap }],
    ["an event whose name throws", Object.defineProperty({}, "event", { get: boom, enumerable: true })],
    [
      "data whose members throw",
      { event, data: Object.defineProperty({}, "avatarId", { get: boom, enumerable: true }) },
    ],
    ["null", null],
    ["undefined", undefined],
    ["a symbol", Symbol("s")],
    ["a function", boom],
    ["a request whose method is not a string", { method: 7, url: "x", arrayBuffer: boom }],
    ["a request without headers", { method: "POST", url: "x", arrayBuffer: boom }],
    [
      "a request whose headers are null",
      { method: "POST", headers: null, async *[Symbol.asyncIterator]() {} },
    ],
    ["a request whose body throws", { method: "POST", headers: {}, [Symbol.asyncIterator]: boom }],
    [
      "a request whose chunks throw",
      {
        method: "POST",
        headers: {},
        async *[Symbol.asyncIterator]() {
          yield trap;
        },
      },
    ],
    [
      "a request whose parsed body throws",
      { method: "POST", headers: {}, body: trap, async *[Symbol.asyncIterator]() {} },
    ],
  ])("rejects %s", async (_, delivery) => {
    const error = await failure(InvalidInputError, parseWebhook(delivery as object));
    expect(error).toMatchObject({ vendor: "argil", code: "invalid_input" });
  });

  it("rejects a body that was already read, and one whose sender went away, with the error as its cause", async () => {
    const used = new Request("https://me.example", { method: "POST", body: JSON.stringify({ event }) });
    await used.text();
    const { cause } = await failure(InvalidInputError, parseWebhook(used));
    expect(cause).toMatchObject({ message: expect.stringMatching(/^the body was already read/) });
    const gone = new Error("ECONNRESET");
    const body = new ReadableStream({ pull: (controller) => controller.error(gone) });
    const cut = new Request("https://me.example", { method: "POST", body, duplex: "half" } as RequestInit);
    const error = await failure(InvalidInputError, parseWebhook(cut));
    expect(error.reasons).toEqual(["the delivery cannot be read: ECONNRESET"]);
    expect(error.cause).toBe(gone);
  });
});
