import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type FitOptions, InvalidInputError, imageRules, planFit } from "../../src/index.ts";

const { argil, anam } = imageRules;
const side = fc.integer({ min: 1, max: 20_000 });
const share = fc.double({ min: 0, max: 1, noNaN: true });
const face = fc.record({
  x: fc.integer({ min: -50, max: 20_000 }),
  y: fc.integer({ min: -50, max: 20_000 }),
  width: fc.integer({ min: 1, max: 5_000 }),
  height: fc.integer({ min: 1, max: 5_000 }),
});
const options: fc.Arbitrary<FitOptions> = fc.record(
  {
    faces: fc.array(face, { maxLength: 3 }),
    focus: fc.record({ x: share, y: share }),
    ratio: fc.constantFrom("16:9" as const, "9:16" as const),
    pad: fc.constantFrom("edge" as const, "blur" as const),
  },
  { requiredKeys: [] },
);

const cropOf = (width: number, height: number, given: FitOptions = {}) =>
  planFit({ width, height }, argil, given).crop;

describe("a plan for any image and any options", () => {
  it("has an aspect ratio and size that the vendor accepts, and stays inside the image", () => {
    fc.assert(
      fc.property(side, side, options, (width, height, given) => {
        const { crop, target, content } = planFit({ width, height }, argil, given);
        const [long, short] = [Math.max(target.width, target.height), Math.min(target.width, target.height)];
        expect(long * 9).toBe(short * 16);
        expect(long).toBeGreaterThanOrEqual(1280);
        expect(long).toBeLessThanOrEqual(3840);
        for (const [inner, outer] of [
          [crop, { width, height }],
          [content, target],
        ] as const) {
          for (const value of Object.values(inner)) expect(Number.isInteger(value)).toBe(true);
          expect(Math.min(inner.x, inner.y, inner.width - 1, inner.height - 1)).toBeGreaterThanOrEqual(0);
          expect(inner.x + inner.width).toBeLessThanOrEqual(outer.width);
          expect(inner.y + inner.height).toBeLessThanOrEqual(outer.height);
        }
      }),
    );
  });

  it("keeps the upper middle, and never anything lower, unless told otherwise", () => {
    fc.assert(
      fc.property(side, side, (width, height) => {
        const { crop } = planFit({ width, height }, argil);
        expect(Math.abs(2 * crop.x + crop.width - width)).toBeLessThanOrEqual(1);
        expect(2 * crop.y + crop.height).toBeLessThanOrEqual(height + 1);
      }),
    );
  });

  it("enlarges only to the vendor's smallest size", () => {
    fc.assert(
      fc.property(side, side, (width, height) => {
        const { scale, target } = planFit({ width, height }, argil);
        // Rounding may add one more multiple of 16 by 9.
        if (scale > 1) expect(Math.max(target.width, target.height)).toBeLessThanOrEqual(1280 + 16);
      }),
    );
  });

  it("pads without cutting anything off", () => {
    fc.assert(
      fc.property(side, side, fc.constantFrom("edge" as const, "blur" as const), (width, height, pad) => {
        const { crop, content } = planFit({ width, height }, argil, { pad });
        expect(crop).toEqual({ x: 0, y: 0, width, height });
        const stretched = content.width / width / (content.height / height);
        // Strips of a few pixels cannot be exact.
        const thin = Math.min(content.width, content.height);
        if (thin > 10) expect(Math.abs(Math.log(stretched))).toBeLessThan(1.1 / thin);
      }),
    );
  });
});

describe("of the aspect ratios that a vendor accepts", () => {
  it.each([
    ["a square", 2000, 2000, "upright"],
    ["an almost square one", 2150, 2000, "upright"],
    ["an upright one", 1500, 2000, "upright"],
    ["a wide one", 2000, 1500, "lying"],
  ])("for %s, the one that keeps more is chosen", (_, width, height, expected) => {
    const crop = cropOf(width, height);
    expect(crop.height > crop.width ? "upright" : "lying").toBe(expected);
  });

  it("the requested one is used", () => {
    expect(cropOf(2000, 2000, { ratio: "16:9" })).toEqual({ x: 0, y: 131, width: 2000, height: 1125 });
    expect(planFit({ width: 500, height: 500 }, anam, { ratio: "4:5" }).crop).toMatchObject({ width: 400 });
  });

  it("a face gets the one that contains its head", () => {
    const size = [1500, 1200] as const;
    expect(cropOf(...size)).toMatchObject({ width: 1488, height: 837 });
    const faces = [{ x: 550, y: 450, width: 400, height: 500 }];
    expect(cropOf(...size, { faces })).toMatchObject({ height: 1200 });
  });

  it("exact pixels are kept where the size allows it", () => {
    expect(planFit({ width: 1281, height: 720 }, argil)).toMatchObject({ scale: 1, target: { width: 1280 } });
    expect(planFit({ width: 2000, height: 2000 }, argil)).toMatchObject({
      crop: { width: 1125, height: 2000 },
      target: { width: 1125, height: 2000 },
      scale: 1,
    });
  });
});

describe("the crop", () => {
  it("moves to the focus, but not beyond the edge", () => {
    expect(cropOf(2000, 2000, { focus: { x: 0.7, y: 0.5 } }).x).toBe(1400 - 562);
    expect(cropOf(2000, 2000, { focus: { x: 1, y: 1 } }).x).toBe(2000 - 1125);
  });

  it("keeps the head of the largest face, or of the one at the focus", () => {
    const faces = [
      { x: 100, y: 300, width: 200, height: 260 },
      { x: 1500, y: 300, width: 300, height: 390 },
    ];
    const middle = ({ x, width }: { x: number; width: number }) => x + width / 2;
    expect(middle(cropOf(2000, 2000, { faces }))).toBeGreaterThan(1400);
    expect(middle(cropOf(2000, 2000, { faces, focus: { x: 0.1, y: 0.2 } }))).toBeLessThan(600);
  });

  it("keeps the whole head that a detector reports, hair included, if any crop can", () => {
    fc.assert(
      fc.property(share, share, share, share, (left, top, wide, high) => {
        const size = { width: 1600, height: 1600 };
        const width = Math.round(40 + 840 * wide);
        const height = Math.round(40 + 1540 * high);
        const fits = height <= 900 || width <= 900;
        fc.pre(fits);
        const head = {
          x: Math.round(left * (1600 - width)),
          y: Math.round(top * (1600 - height)),
          width,
          height,
        };
        const inner = { x: head.x + width / 4, y: head.y + height / 2, width: width / 2, height: height / 2 };
        const { crop, warnings } = planFit(size, argil, { faces: [{ ...inner, head }] });
        expect(crop.x).toBeLessThanOrEqual(head.x);
        expect(crop.y).toBeLessThanOrEqual(head.y);
        expect(crop.x + crop.width).toBeGreaterThanOrEqual(head.x + width);
        expect(crop.y + crop.height).toBeGreaterThanOrEqual(head.y + height);
        expect(warnings).toEqual([]);
      }),
    );
  });

  it("says if no aspect ratio contains the head, and if the image is enlarged a lot", () => {
    const faces = [{ x: 100, y: 100, width: 1400, height: 1400 }];
    expect(planFit({ width: 1600, height: 1600 }, argil, { faces }).warnings).toEqual([
      "the head does not fit into the shape; padding keeps all of it",
    ]);
    expect(planFit({ width: 8, height: 8 }, argil).warnings).toEqual([
      expect.stringMatching(/enlarged 144\.0 times/),
    ]);
  });
});

describe("meaningless options are rejected with the reason", () => {
  it.each([
    [{ faces: [{ x: 0, y: 0, width: 0, height: 1 }] }, "faces must be an array of"],
    [{ faces: "ada" }, "faces must be an array of"],
    [{ faces: [{ x: 0, y: 0, width: 9, height: 9, head: {} }] }, "faces must be an array of"],
    [{ focus: { x: 1.5, y: 0 } }, "focus must be"],
    [{ focus: null }, "focus must be"],
    [{ ratio: "1:1" }, "ratio must be 16:9 or 9:16 for this vendor"],
    [{ ratio: "wide" }, "ratio must be width to height"],
    [{ ratio: "0:9" }, "ratio must be width to height"],
    [{ pad: "white" }, "pad must be"],
  ])("%j", (given, reason) => {
    const plan = () => planFit({ width: 1280, height: 720 }, argil, given as never);
    expect(plan).toThrow(InvalidInputError);
    expect(plan).toThrow(reason);
  });

  it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])("a width of %d", (width) => {
    expect(() => planFit({ width, height: 9 }, argil)).toThrow(/positive integers/);
  });
});
