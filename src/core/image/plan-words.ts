import type { Size } from "./faces.ts";
import type { FitPlan } from "./plan-fit.ts";

const words = {
  todo: { crop: "crop it", enlarge: "enlarge it", shrink: "scale it down", pad: "pad it" },
  done: { crop: "cropped", enlarge: "enlarged", shrink: "scaled down", pad: "padded" },
} as const;

/** Describes a plan step by step, as something to do or as done. */
export function planSteps(
  { crop, content, target, scale }: FitPlan,
  picture: Size,
  tense: keyof typeof words,
): string[] {
  const { [tense]: verbs } = words;
  const steps: string[] = [];
  if (text(crop) !== text(picture)) {
    const kept = Math.round((100 * crop.width * crop.height) / (picture.width * picture.height));
    const from = tense === "done" ? `${text(picture)} ` : "";
    steps.push(`${verbs.crop} ${from}to ${text(crop)} from ${crop.x},${crop.y} (${kept} % of it)`);
  }
  if (text(content) !== text(crop)) {
    const size = `to ${text(content)}`;
    steps.push(scale > 1 ? `${verbs.enlarge} ${size} (which adds no detail)` : `${verbs.shrink} ${size}`);
  }
  if (text(target) !== text(content)) steps.push(`${verbs.pad} to ${text(target)}`);
  return steps;
}

function text({ width, height }: Size): string {
  return `${width}x${height}`;
}
