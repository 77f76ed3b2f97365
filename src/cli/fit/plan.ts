import type { ImageRules } from "../../core/image/rules.ts";

export interface Size {
  width: number;
  height: number;
}

export interface FitPlan {
  /** The part of the picture that is kept. */
  crop: Size;
  /** What that part is scaled to. */
  target: Size;
  /** Above 1 the picture is enlarged. */
  factor: number;
}

/**
 * The largest part that has a shape the vendor takes, scaled no more than its limits ask for; `shrink` below 1 makes it
 * smaller still, where the file would be too large.
 */
export function planFit(picture: Size, rules: ImageRules, shrink = 1): FitPlan {
  const { ratios, smallest, largest } = rules;
  const crops = (ratios ?? []).map((ratio) => ({ ratio, crop: cropTo(picture, ratio) }));
  const { ratio, crop } = crops.reduce(
    (best: { ratio?: readonly [number, number]; crop: Size }, next) =>
      best.ratio === undefined || area(next.crop) > area(best.crop) ? next : best,
    { crop: picture },
  );
  const long = Math.max(crop.width, crop.height);
  const short = Math.min(crop.width, crop.height);
  const most = largest ? Math.min(largest[0] / long, largest[1] / short) : Number.POSITIVE_INFINITY;
  const least = smallest ? Math.max(smallest[0] / long, smallest[1] / short) : 0;
  const factor = Math.max(least, Math.min(1, most) * shrink);
  return { crop: round(crop), target: scale(crop, factor, ratio), factor };
}

function cropTo({ width, height }: Size, [w, h]: readonly [number, number]): Size {
  const times = Math.min(width / w, height / h);
  return { width: w * times, height: h * times };
}

/** Exactly of the ratio: whole multiples of it, never beyond the limit that the factor comes from. */
function scale({ width, height }: Size, factor: number, ratio: readonly [number, number] | undefined): Size {
  if (!ratio) return round({ width: width * factor, height: height * factor });
  const [w, h] = ratio;
  const times = (width / w) * factor;
  // Divisions leave dust behind the point.
  const whole = factor > 1 ? Math.ceil(times - 1e-6) : Math.floor(times + 1e-6);
  return { width: w * Math.max(1, whole), height: h * Math.max(1, whole) };
}

function round({ width, height }: Size): Size {
  return { width: Math.max(1, Math.round(width)), height: Math.max(1, Math.round(height)) };
}

function area({ width, height }: Size): number {
  return width * height;
}
