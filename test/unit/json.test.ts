import { describe, expect, it } from "vitest";
import { bodyText, parseBody, parseJson } from "../../src/core/http/json.ts";

function answer(body: string | readonly number[]) {
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : Uint8Array.from(body);
  return { status: 200, headers: new Headers(), bytes };
}

const latin1 = [0x22, 0xe9, 0x22];

describe("a body", () => {
  it.each([
    ['{"a":1}', { a: 1 }],
    [' [1, "é"]\n', [1, "é"]],
    ["null", null],
    ["\ufeff{}", {}],
  ])("%j is JSON, whatever its content type says", (text, expected) => {
    expect(parseJson(answer(text))).toEqual(expected);
    expect(parseBody(answer(text))).toEqual(expected);
  });

  it.each(["", "<html>", '{"a":', "{'a':1}", "NaN"])("%j is text", (text) => {
    expect(() => parseJson(answer(text))).toThrow();
    expect(parseBody(answer(text))).toBe(text);
  });

  it("that is not UTF-8 is not JSON, and its text has replacement characters", () => {
    expect(() => parseJson(answer(latin1))).toThrow();
    expect(parseBody(answer(latin1))).toBe('"\ufffd"');
    expect(bodyText(answer(latin1))).toBe('"\ufffd"');
  });

  it('with a "__proto__" member changes no prototype', () => {
    const parsed = parseJson(answer('{"__proto__":{"polluted":true}}'));
    expect(Object.getPrototypeOf(parsed)).toBe(Object.prototype);
    expect("polluted" in {}).toBe(false);
  });
});
