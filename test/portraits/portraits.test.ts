import sharp from "sharp";
import { expect, it } from "vitest";
import { Random } from "../../scripts/common/random.ts";
import { measureKind } from "../../scripts/portraits/measure.ts";
import { oddKinds, usualKinds } from "../../scripts/portraits/sample.ts";
import { drawSheet } from "../../scripts/portraits/sheet.ts";
import { imageRules } from "../../src/index.ts";

/**
 * A small version of `npm run portraits`, in which 60 portraits of each kind are few: one head less is more than one in a
 * hundred.
 */
it("heads stay whole as far as a crop can keep them, and more often than with centre and attention crops", async () => {
  const random = new Random(2);
  const sum = { possible: 0, planFit: 0, centre: 0, attention: 0 };
  for (const kind of usualKinds) {
    const { possible, kept } = await measureKind(kind, 40, imageRules.argil, random);
    sum.possible += possible;
    for (const way of ["planFit", "centre", "attention"] as const) sum[way] += kept[way];
    expect({ kind, kept: kept["planFit, heads"] }).toEqual({ kind, kept: possible });
  }
  expect(sum.planFit / sum.possible).toBeGreaterThanOrEqual(0.975);
  expect(sum.planFit).toBeGreaterThan(1.1 * sum.attention);
  expect(sum.planFit).toBeGreaterThan(1.2 * sum.centre);
  for (const kind of oddKinds) {
    const { possible, kept } = await measureKind(kind, 20, imageRules.argil, random);
    expect({ kind, kept: kept["planFit, heads"] }).toEqual({ kind, kept: possible });
    expect(kept["planFit, faces"]).toBeGreaterThanOrEqual(0.95 * possible);
  }
}, 120_000);

it("a contact sheet shows each portrait and its crops", async () => {
  const sheet = await drawSheet(["close-up", "group"], 1, imageRules.argil, new Random(1));
  const { width, height } = await sharp(sheet).metadata();
  expect([width, height]).toEqual([24 + 5 * 224, 24 + 2 * 248]);
});
