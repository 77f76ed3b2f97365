import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isUniqueName, searchTerm, storedName, uniqueName } from "../../../src/core/input/name-rules.ts";

describe("uniqueName", () => {
  it("keeps the name, adds a tag, and never returns the same twice", () => {
    const names = Array.from({ length: 1_000 }, () => uniqueName("Ada"));
    expect(new Set(names).size).toBe(1_000);
    for (const name of names) expect(name).toMatch(/^Ada-[0-9a-z]{16}$/);
  });

  it("fits every vendor's limit, and is found in its stored form", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1, maxLength: 300 }), (base) => {
        fc.pre(base.trim() !== "" && !/\p{Surrogate}/u.test(base));
        const name = uniqueName(base);
        expect([...name].length).toBeLessThanOrEqual(50);
        expect([...name].length).toBeGreaterThanOrEqual(18);
        expect(storedName(name)).toBe(name);
        expect(isUniqueName(name)).toBe(true);
        expect(name).not.toMatch(/[\r\n\t]/);
      }),
    );
  });

  it.each(["", "   ", "\n", "\ud800", 5, null, undefined])("rejects %j", (base) => {
    expect(() => uniqueName(base as string)).toThrowError(expect.objectContaining({ code: "invalid_input" }));
  });

  it.each(["Ada", "Ada-1", "Ada-7k2m9x0q4t8w1z5", "mary-annabelle-jones-smithsonia"])(
    "%s has no such tag",
    (name) => expect(isUniqueName(name)).toBe(false),
  );
});

describe("searchTerm", () => {
  it.each([
    ["Ada", "Ada"],
    ["Ada Lovelace", "Ada Lovelace"],
    ["two\nlines of it", "lines of it"],
    ["  padded  name ", "padded"],
    ["Zoe\u0301 X", "Zo"],
    ["Zo\u00e9 Xavier", "Xavier"],
    ["\u5f20\u4f1f", undefined],
  ])("of %j is %j", (name, term) => {
    expect(searchTerm(name)).toBe(term);
  });
});
