import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InvalidInputError } from "../../../src/core/errors/index.ts";
import { type ArgilEvent, createWebhookHandler, parseWebhook } from "../../../src/vendors/argil/index.ts";
import { failure } from "../support/harness.ts";

const event = "AVATAR_TRAINING_SUCCESS";

function withExtras(extras: unknown): object {
  return { event, data: { avatarId: "g1", extras } };
}

function boom(): never {
  throw new RangeError("boom");
}

/** Throws whatever is done with it. */
const trap = new Proxy(
  {},
  { get: boom, has: boom, ownKeys: boom, getOwnPropertyDescriptor: boom, getPrototypeOf: boom },
);
const revoked = Proxy.revocable({}, {});
revoked.revoke();

function nested(depth: number): unknown {
  let value: unknown = "x";
  for (let n = 0; n < depth; n++) value = n % 2 ? [value] : { value };
  return value;
}

const nothingToKeep: readonly (readonly [string, unknown])[] = [
  ["an object whose toString throws", { toString: boom }],
  ["an object without a prototype", Object.create(null)],
  ["an object that gives no primitive", { [Symbol.toPrimitive]: () => ({}) }],
  ["a symbol", Symbol("s")],
  ["a function", boom],
  ["a list", ["a"]],
  ["an object", { a: "b" }],
  ["null", null],
  ["undefined", undefined],
  ["lists in lists, deep", nested(20_000)],
  [
    "a list that holds itself",
    (() => {
      const list: unknown[] = [];
      list.push(list);
      return list;
    })(),
  ],
  ["what throws at every touch", trap],
  ["a revoked proxy", revoked.proxy],
];

describe("parseWebhook, given what nobody should send,", () => {
  it.each(nothingToKeep)("leaves out an extra that is %s", async (_, value) => {
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
    ["what throws at every touch", trap],
    ["a revoked proxy", revoked.proxy],
    ["a map whose members throw", Object.defineProperty({}, "a", { get: boom, enumerable: true })],
    ["a symbol", Symbol("s")],
    ["a function", boom],
    ["a number", 7],
    ["deeply nested JSON", "[".repeat(400_000) + "]".repeat(400_000)],
  ])("leaves out extras that are %s", async (_, extras) => {
    expect(await parseWebhook(withExtras(extras))).toStrictEqual({ event, data: { avatarId: "g1" } });
  });

  it.each(["object", "text"])("reads no __proto__ out of extras that came as %s", async (form) => {
    const json = '{"__proto__":"x","constructor":"y","order":"7"}';
    const extras: unknown = form === "text" ? json : JSON.parse(json);
    const parsed = await parseWebhook(withExtras(extras));
    expect(parsed.data.extras).toStrictEqual({ constructor: "y", order: "7" });
    expect(Object.keys(parsed.data.extras ?? {})).toEqual(["constructor", "order"]);
  });

  it("reads no __proto__ out of the data", async () => {
    const parsed = await parseWebhook(`{"event":"${event}","data":{"avatarId":"g1","__proto__":"x"}}`);
    expect(Object.keys(parsed.data)).toEqual(["avatarId"]);
  });

  it("survives deep nesting anywhere in a body's text", async () => {
    const deep = "[".repeat(80_000) + "]".repeat(80_000);
    const text = `{"event":"${event}","data":{"avatarId":"g1","extras":{"a":${deep},"b":"c"},"d":${deep}},"e":${deep}}`;
    expect(await parseWebhook(text)).toStrictEqual({ event, data: { avatarId: "g1", extras: { b: "c" } } });
  });

  it.each([
    ["what throws at every touch", trap],
    ["a revoked proxy", revoked.proxy],
    ["data that throws at every touch", { event, data: trap }],
    ["an event whose name throws", Object.defineProperty({}, "event", { get: boom, enumerable: true })],
    [
      "data whose members throw",
      { event, data: Object.defineProperty({}, "avatarId", { get: boom, enumerable: true }) },
    ],
    ["null", null],
    ["undefined", undefined],
    ["a symbol", Symbol("s")],
    ["a function", boom],
    ["a request whose method is no text", { method: 7, url: "x", arrayBuffer: boom }],
    ["a request without headers", { method: "POST", url: "x", arrayBuffer: boom }],
    [
      "a request whose headers are null",
      { method: "POST", headers: null, async *[Symbol.asyncIterator]() {} },
    ],
    ["a request whose body throws", { method: "POST", headers: {}, [Symbol.asyncIterator]: boom }],
    [
      "a request whose pieces throw",
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
  ])("refuses %s", async (_, delivery) => {
    const error = await failure(InvalidInputError, parseWebhook(delivery as object));
    expect(error).toMatchObject({ vendor: "argil", code: "invalid_input" });
  });

  it("refuses a body that was read before, and one whose sender went away, with the error as its cause", async () => {
    const used = new Request("https://me.example", { method: "POST", body: JSON.stringify({ event }) });
    await used.text();
    expect((await failure(InvalidInputError, parseWebhook(used))).cause).toBeInstanceOf(TypeError);
    const gone = new Error("ECONNRESET");
    const body = new ReadableStream({ pull: (controller) => controller.error(gone) });
    const cut = new Request("https://me.example", { method: "POST", body, duplex: "half" } as RequestInit);
    const error = await failure(InvalidInputError, parseWebhook(cut));
    expect(error.reasons).toEqual(["the delivery cannot be read: ECONNRESET"]);
    expect(error.cause).toBe(gone);
  });

  // Stands in for what fast-check could not handle without touching it.
  const hostile = fc.nat(nothingToKeep.length - 1).map((at) => new Hostile(at));
  const leaf = fc.oneof(
    fc.anything({ withBigInt: true, withNullPrototype: true, withSparseArray: true }),
    hostile,
  );
  const names = fc.oneof(
    fc.constantFrom("event", "data", "extras", "avatarId", "videoId", "__proto__", "constructor", "toString"),
    fc.string(),
  );
  const map = fc.oneof(fc.dictionary(names, leaf), leaf);
  const data = fc.record(
    { avatarId: fc.oneof(fc.string(), leaf), videoId: leaf, extras: map },
    { requiredKeys: [] },
  );
  const eventName = fc.oneof(
    fc.constantFrom(
      "AVATAR_TRAINING_SUCCESS",
      "AVATAR_GENERATION_FAILED",
      "VIDEO_GENERATION_FAILED",
      "__proto__",
    ),
    leaf,
  );
  const delivery = fc.oneof(
    leaf,
    fc.record({ event: eventName, data: fc.oneof(data, map) }, { requiredKeys: [] }),
  );

  it("gives an event whose extras are text, or refuses, whatever it is", async () => {
    await fc.assert(
      fc.asyncProperty(delivery, async (given) => expectEventOrRefusal(revive(given) as object)),
      { numRuns: 2_000 },
    );
  });

  it("does so for the text of it, too, and in a handler", async () => {
    const events: ArgilEvent[] = [];
    const handle = createWebhookHandler({ secret: false, onEvent: (each) => events.push(each) });
    const json = fc.json({ maxDepth: 6 });
    const text = fc.oneof(
      json,
      fc
        .tuple(json, fc.nat(3))
        .map(
          ([extras, way]) =>
            [
              `{"event":"${event}","data":{"avatarId":"g1","extras":${extras}}}`,
              JSON.stringify(withExtras(extras)),
              `{"event":"${event}","data":${extras}}`,
              `{"event":${extras},"data":{"avatarId":"g1"}}`,
            ][way] ?? "",
        ),
    );
    await fc.assert(
      fc.asyncProperty(text, async (body) => {
        await expectEventOrRefusal(body);
        events.length = 0;
        const { status } = await handle(new Request("https://me.example", { method: "POST", body }));
        expect([status, events.length]).toEqual(status === 204 ? [204, 1] : [400, 0]);
      }),
      { numRuns: 500 },
    );
  });
});

class Hostile {
  constructor(readonly at: number) {}
}

/** The value with what its placeholders stand for. */
function revive(value: unknown): unknown {
  if (value instanceof Hostile) return nothingToKeep[value.at]?.[1];
  const isMap =
    typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
  return isMap
    ? Object.fromEntries(Object.entries(value).map(([name, each]) => [name, revive(each)]))
    : value;
}

async function expectEventOrRefusal(given: string | object): Promise<void> {
  let parsed: ArgilEvent;
  try {
    parsed = await parseWebhook(given);
  } catch (error) {
    expect(error).toBeInstanceOf(InvalidInputError);
    return;
  }
  const { extras, ...texts } = parsed.data;
  for (const text of [...Object.values(texts), ...Object.values(extras ?? {})])
    expect(text).toBeTypeOf("string");
  for (const map of [parsed.data, extras ?? {}]) {
    expect(Object.getPrototypeOf(map)).toBe(Object.prototype);
    expect(Object.keys(map)).not.toContain("__proto__");
  }
}
