import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkImage } from "../../src/index.ts";
import {
  extendedWebp,
  jpeg,
  losslessWebp,
  png,
  progressiveJpeg,
  turnedJpeg,
  webp,
} from "../upload/pictures.ts";

const rules = ["format", "bytes", "ratio", "smallest", "largest", "readable"];
const filled = expect.stringMatching(/\S/);

/** Throws unless the report has the documented form and is consistent. */
async function expectReport(image: Uint8Array<ArrayBuffer>): Promise<void> {
  const { format, width, height, bytes, warnings, vendors, ...more } = await checkImage(image);
  expect(more).toEqual({
    faces: undefined,
    lookedAt: expect.arrayContaining(["format", "size", "shape"]),
    notLookedAt: expect.arrayContaining(["faces", "light", "consent"]),
  });
  expect([bytes, Object.keys(vendors)]).toEqual([image.length, ["anam", "protoface", "argil"]]);
  for (const warning of warnings) expect(warning).toEqual(filled);
  expect(["string", "undefined"]).toContain(typeof format);
  expect(typeof width).toBe(typeof height);
  if (width !== undefined) expect(Number.isInteger(width) && width > 0).toBe(true);
  if (height !== undefined) expect(Number.isInteger(height) && height > 0).toBe(true);
  for (const { ok, problems } of Object.values(vendors)) {
    expect(ok).toBe(problems.length === 0);
    for (const problem of problems) {
      expect(problem).toEqual({
        rule: expect.toSatisfy((rule: string) => rules.includes(rule)),
        found: filled,
        allowed: filled,
        message: expect.stringContaining(problem.found),
        source: filled,
      });
    }
    expect(new Set(problems.map(({ rule }) => rule)).size).toBe(problems.length);
    if (ok) expect(width).toBeDefined();
  }
}

const heads = [png, jpeg, progressiveJpeg, turnedJpeg, webp, losslessWebp, extendedWebp];
const beginnings = ["", "\x89PNG\r\n\x1a\n", "\xff\xd8\xff\xe1", "RIFF\0\0\0\0WEBPVP8 ", "GIF8", "<svg"];
const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

describe("checkImage never throws, and always returns the documented report,", () => {
  it("for any bytes", async () => {
    const anything = fc.tuple(fc.constantFrom(...beginnings), fc.uint8Array({ maxLength: 8_192 }));
    await fc.assert(
      fc.asyncProperty(anything, ([beginning, rest]) =>
        expectReport(new Uint8Array([...latin1(beginning), ...rest])),
      ),
      { numRuns: 500 },
    );
  });

  it("for real images with changed and missing bytes", async () => {
    const changes = fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { maxLength: 12 });
    const kept = fc.oneof(fc.constant(Infinity), fc.nat(600));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...heads), changes, kept, (head, edits, length) => {
        const bytes = head.slice(0, length);
        for (const [at, value] of edits) if (at < bytes.length) bytes[at] = value;
        return expectReport(bytes);
      }),
      { numRuns: 1_000 },
    );
  });
});
