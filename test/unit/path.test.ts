import { describe, expect, it } from "vitest";
import { expandPath } from "../../src/core/call/path.ts";

function expand(id: unknown): { path: string; reasons: string[] } {
  const reasons: string[] = [];
  return { path: expandPath("/v1/avatars/{id}", { id }, reasons), reasons };
}

describe("expandPath", () => {
  it.each([
    ["av_1", "av_1"],
    [7, "7"],
    [0, "0"],
    ["a/b", "a%2Fb"],
    ["../users", "..%2Fusers"],
    ["..\\users", "..%5Cusers"],
    ["a?b#c", "a%3Fb%23c"],
    ["50%", "50%25"],
    ["%2e%2e", "%252e%252e"],
    [" ", "%20"],
    ["...", "..."],
    [".a", ".a"],
    ["@evil.example", "%40evil.example"],
    ["Zoë 😀", "Zo%C3%AB%20%F0%9F%98%80"],
    ["{id}", "%7Bid%7D"],
    ["\u2028", "%E2%80%A8"],
  ])("encodes %j as %s", (id, segment) => {
    expect(expand(id)).toEqual({ path: `/v1/avatars/${segment}`, reasons: [] });
  });

  it.each([
    ["", 'must not be ""'],
    [".", 'must not be "."'],
    ["..", 'must not be ".."'],
    [null, "must be a string, not null"],
    [undefined, "must be a string, not undefined"],
    [{}, "must be a string, not object"],
    [["a"], "must be a string, not object"],
    [true, "must be a string, not boolean"],
    [Number.NaN, "must be finite"],
    [Number.POSITIVE_INFINITY, "must be finite"],
    ["a\nb", "must not contain control characters"],
    ["a\0", "must not contain control characters"],
    ["\t", "must not contain control characters"],
    ["\u007f", "must not contain control characters"],
    ["\u0085", "must not contain control characters"],
    ["\ud800", "must be well-formed Unicode"],
    ["a\udc00b", "must be well-formed Unicode"],
  ])("rejects %j", (id, problem) => {
    expect(expand(id).reasons).toEqual([`id ${problem}`]);
  });

  it("does not accept a value that only the prototype has", () => {
    const reasons: string[] = [];
    expandPath("/x/{toString}/{constructor}", {}, reasons);
    expect(reasons).toHaveLength(2);
  });

  it("fills every placeholder and names every invalid one", () => {
    const reasons: string[] = [];
    expect(expandPath("/a/{x}/b/{y}", { x: "1", y: "2" }, reasons)).toBe("/a/1/b/2");
    expandPath("/a/{x}/b/{y}", { x: "" }, reasons);
    expect(reasons).toEqual(['x must not be ""', "y must be a string, not undefined"]);
  });

  it("does not use a value for another placeholder", () => {
    expect(expandPath("/a/{x}/b/{y}", { x: "{y}", y: "$&" }, [])).toBe("/a/%7By%7D/b/%24%26");
  });
});
