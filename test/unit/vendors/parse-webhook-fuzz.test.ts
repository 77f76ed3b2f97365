import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InvalidInputError } from "../../../src/core/errors/index.ts";
import { type ArgilEvent, createWebhookHandler, parseWebhook } from "../../../src/vendors/argil/index.ts";
import { event, nothingToKeep, withExtras } from "./hostile.ts";

describe("parseWebhook", () => {
  // Stands in for values that fast-check could not handle without touching them.
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

  it("returns an event with text extras, or rejects, whatever the value", async () => {
    await fc.assert(
      fc.asyncProperty(delivery, async (given) => expectEventOrRefusal(revive(given) as object)),
      { numRuns: 2_000 },
    );
  });

  it("does so for its text, too, and in a handler", async () => {
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

/** The value with its placeholders replaced. */
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
