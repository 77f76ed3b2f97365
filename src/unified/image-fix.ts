import { type BrokenRule, either, type ImageRules, type Pair } from "../core/image/rules.ts";
import { formatNames, type ImageFacts } from "../core/image/sniff.ts";

/** How to fix a broken rule, as far as the file can be fixed. */
export function fixOf({ rule }: BrokenRule, facts: ImageFacts, rules: ImageRules): string {
  const { width = 0, height = 0 } = facts;
  const { types, ratios = [], smallest = [0, 0], largest = [0, 0] } = rules;
  const oriented = ([long, short]: Pair): string =>
    width >= height ? `${long}x${short}` : `${short}x${long}`;
  switch (rule) {
    case "readable":
      return "use the original file, or open it in an image editor and save it again";
    case "format":
      return `save it as ${either(types.map((type) => formatNames[type]))}`;
    case "bytes":
      return "compress it more or scale it down";
    case "ratio":
      return cropTo(width, height, ratios);
    case "smallest":
      return `use a picture of at least ${oriented(smallest)}; enlarging this one adds no detail`;
    case "largest":
      return `scale it down to ${oriented(largest)} or less`;
  }
}

/** The largest crop that has one of the shapes. */
function cropTo(width: number, height: number, ratios: readonly Pair[]): string {
  const [crop] = ratios
    .map(([w, h]) => ({ w, h, times: Math.floor(Math.min(width / w, height / h)) }))
    .map(({ w, h, times }) => ({ w: w * times, h: h * times }))
    .sort((a, b) => b.w * b.h - a.w * a.h);
  if (crop && crop.w > 0) return `crop it to ${crop.w}x${crop.h}`;
  return `use a picture of the shape ${either(ratios.map((ratio) => ratio.join(":")))}`;
}
