import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkName, InvalidInputError } from "../../src/index.ts";
import { onlyJson, refusal, startVendors } from "../upload/capture.ts";

const vendors = ["anam", "protoface", "argil"] as const;
const datasetImage = { url: "https://example.com/ada.png" };

/** What each vendor objects to in a name: problems, then warnings. */
function told(name: string) {
  return Object.fromEntries(
    Object.entries(checkName(name).vendors).map(([vendor, { problems, warnings }]) => [
      vendor,
      [problems.map(({ fix }) => fix), warnings.map(({ fix }) => fix)],
    ]),
  );
}

const fine = [[], []];
const longer = [["make it at least 1 character long"], []];
const advised = (fix: string) => [[], [fix]];

describe("checkName", () => {
  it.each([
    ["", { anam: longer, protoface: longer, argil: longer }],
    ["A", { anam: advised("make it at least 3 characters long"), protoface: fine, argil: fine }],
    ["Al", { anam: advised("make it at least 3 characters long"), protoface: fine, argil: fine }],
    ["Ada", { anam: fine, protoface: fine, argil: fine }],
    ["A".repeat(50), { anam: fine, protoface: fine, argil: fine }],
    ["A".repeat(51), { anam: advised("shorten it to 50 characters"), protoface: fine, argil: fine }],
    ["A".repeat(256), { anam: advised("shorten it to 50 characters"), protoface: fine, argil: fine }],
    [
      "A".repeat(257),
      {
        anam: advised("shorten it to 50 characters"),
        protoface: fine,
        argil: [["shorten it to 256 characters"], []],
      },
    ],
    ["🙂".repeat(50), { anam: fine, protoface: fine, argil: fine }],
  ])("reports for %j what each vendor says", (name, expected) => {
    expect(told(name)).toEqual(expected);
    for (const vendor of vendors) {
      const verdict = checkName(name).vendors[vendor];
      expect(verdict.ok).toBe(verdict.problems.length === 0);
      expect(checkName(name, vendor)).toEqual({ length: [...name].length, vendors: { [vendor]: verdict } });
    }
  });

  it("says everything about a problem", () => {
    expect(checkName("A".repeat(300), "argil").vendors.argil.problems).toEqual([
      {
        rule: "length",
        found: "300 characters",
        allowed: "1 to 256 characters",
        fix: "shorten it to 256 characters",
        message: "the name must be a string of 1 to 256 characters, not 300",
        source: expect.stringContaining("argil"),
      },
    ]);
    expect(checkName("A", "anam").vendors.anam.warnings).toEqual([
      {
        rule: "length",
        found: "1 character",
        allowed: "3 to 50 characters",
        fix: "make it at least 3 characters long",
        message: "the name has 1 character; advised: 3 to 50 characters",
        source: expect.stringContaining("anam"),
      },
    ]);
  });

  it.each([undefined, null, 7, {}, ["Ada"]])("rejects %j", (name) => {
    expect(() => checkName(name as never)).toThrow(InvalidInputError);
    expect(() => checkName(name as never, "argil")).toThrow(/^argil: /);
    expect(() => checkName("Ada", "nobody" as never)).toThrow(/vendor must be one of/);
  });

  it("agrees with create on any name", async () => {
    await using server = await startVendors();
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 300 }),
      fc.integer({ min: 0, max: 600 }).map((length) => "🙂".repeat(length)),
    );
    await fc.assert(
      fc.asyncProperty(text, async (name) => {
        server.requests.length = 0;
        const create = () => server.argil.avatars.create({ name, datasetImage });
        if (checkName(name, "argil").vendors.argil.ok) {
          await create();
          expect(onlyJson(server)).toMatchObject({ name });
        } else expect(await refusal(server, create)).toHaveLength(1);
      }),
      { numRuns: 60 },
    );
  });
});
