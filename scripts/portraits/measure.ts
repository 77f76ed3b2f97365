import sharp from "sharp";
import type { Box, Face, Size } from "../../src/core/image/faces.ts";
import { planFit } from "../../src/core/image/plan-fit.ts";
import type { ImageRules } from "../../src/core/image/rules.ts";
import type { Random } from "../common/random.ts";
import { drawPortrait } from "./draw.ts";
import { type Kind, type Portrait, samplePortrait } from "./sample.ts";

/** Strategies for cropping a portrait; all of them crop to aspect ratios that the vendor accepts. */
export const ways = ["planFit", "planFit, faces", "planFit, heads", "centre", "attention"] as const;

export type Way = (typeof ways)[number];

/** How many portraits of a kind kept their heads whole. */
export interface Row {
  kind: Kind;
  portraits: number;
  /** Portraits whose head fits into at least one permitted crop. */
  possible: number;
  kept: Record<Way, number>;
}

/** Crops `count` portraits of a kind with each strategy. */
export async function measureKind(
  kind: Kind,
  count: number,
  rules: ImageRules,
  random: Random,
): Promise<Row> {
  const row: Row = {
    kind,
    portraits: count,
    possible: 0,
    kept: { planFit: 0, "planFit, faces": 0, "planFit, heads": 0, centre: 0, attention: 0 },
  };
  for (let n = 0; n < count; n++) {
    const portrait = samplePortrait(kind, random);
    if (!isPossible(portrait, rules)) continue;
    row.possible += 1;
    const picture = await drawPortrait(portrait, random);
    for (const way of ways)
      if (holds(await cropBy(way, portrait, picture, rules), portrait.head.box)) row.kept[way] += 1;
  }
  return row;
}

/** The crop that a strategy chooses. */
export async function cropBy(
  way: Way,
  { size, head, others }: Portrait,
  picture: Buffer,
  rules: ImageRules,
): Promise<Box> {
  const heads = [head, ...others];
  const whole = (each: (typeof heads)[number]): Face => ({ ...each.face, head: each.box });
  switch (way) {
    case "planFit":
      return planFit(size, rules).crop;
    case "planFit, faces":
      return planFit(size, rules, { faces: heads.map(({ face }) => face) }).crop;
    case "planFit, heads":
      return planFit(size, rules, { faces: heads.map(whole) }).crop;
    default: {
      // The aspect ratio that keeps more of the image, the first one for squares: what fitting did before `planFit`.
      const part = largest(size, rules);
      const position = way === "centre" ? "centre" : "attention";
      const resized = sharp(picture).resize({ ...part, fit: "cover", position });
      const { info } = await resized.raw().toBuffer({ resolveWithObject: true });
      const {
        cropOffsetLeft = (part.width - size.width) / 2,
        cropOffsetTop = (part.height - size.height) / 2,
      } = info;
      return { x: -cropOffsetLeft, y: -cropOffsetTop, ...part };
    }
  }
}

function largest({ width, height }: Size, { ratios = [] }: ImageRules): Size {
  const parts = ratios.map(([w, h]) => {
    const times = Math.min(width / w, height / h);
    return { width: Math.round(w * times), height: Math.round(h * times) };
  });
  const [best] = parts.sort((a, b) => b.width * b.height - a.width * a.height);
  return best ?? { width, height };
}

function isPossible({ size, head }: Portrait, { ratios = [] }: ImageRules): boolean {
  return ratios.some(([w, h]) => {
    const times = Math.min(size.width / w, size.height / h);
    return head.box.width <= Math.floor(w * times) - 1 && head.box.height <= Math.floor(h * times) - 1;
  });
}

/** Is the whole head inside the crop? One pixel of tolerance allows for rounding. */
export function holds(crop: Box, head: Box): boolean {
  return (
    head.x >= crop.x - 1 &&
    head.y >= crop.y - 1 &&
    head.x + head.width <= crop.x + crop.width + 1 &&
    head.y + head.height <= crop.y + crop.height + 1
  );
}
