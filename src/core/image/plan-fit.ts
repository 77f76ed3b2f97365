import { assertValid } from "../errors/input.ts";
import { type Box, checkFaces, type Face, headsOf, mainFace, type Size } from "./faces.ts";
import { either, type ImageRules, type Sides } from "./rules.ts";

/** Width to height, such as `16:9`. */
export type Ratio = `${number}:${number}`;

/** Options for fitting an image; all are optional. */
export interface FitOptions {
  /** The faces in the image. The crop keeps the whole head of one of them, hair included, with a margin. */
  faces?: readonly Face[] | undefined;
  /** The centre of the crop, each from 0 to 1 of the image's width and height. Selects the nearest of several faces. */
  focus?: { readonly x: number; readonly y: number } | undefined;
  /** Default: the accepted shape that keeps more of the image; portrait for squares. */
  ratio?: Ratio | undefined;
  /** Keeps the whole image and pads it, with the colour of its edges or with a blurred copy of it. */
  pad?: "edge" | "blur" | undefined;
}

/** How to fit an image to a vendor's rules on shape and size. All values are in pixels. */
export interface FitPlan {
  /** The part of the image to keep. */
  readonly crop: Box;
  /** The size of the fitted image. */
  readonly target: Size;
  /** The area that the kept part covers in the fitted image: all of it, unless padded. */
  readonly content: Box;
  /** Scale factor; above 1 the image is enlarged, which adds no detail. */
  readonly scale: number;
  /** What to check before you pay, as sentences. */
  readonly warnings: readonly string[];
}

/** The share of the cropped height that is cut at the top: heads are in the upper half of portraits. */
const cutAbove = 0.15;
/** Up to this ratio of its sides an image counts as square. */
const nearlySquare = 1.1;
/** Enlarged beyond this factor, an image is blurry. */
export const muchEnlarged = 2;

/**
 * Plans how to crop and scale an image to a shape and size that the vendor accepts. It works without pixels: without
 * `faces` it keeps the upper middle, where heads are in portraits. It scales down only as far as the rules require, and
 * up only to the vendor's minimum size.
 *
 * @throws InvalidInputError for invalid sizes, options or boxes, and for a ratio that the vendor does not accept.
 * @example
 * planFit({ width: 1254, height: 1254 }, imageRules.argil).crop; // { x: 275, y: 0, width: 705, height: 1254 }
 */
export function planFit(picture: Size, rules: ImageRules, options: FitOptions = {}): FitPlan {
  assertValid(undefined, fitReasons(picture, rules, options));
  return planShrunk(picture, rules, options, 1);
}

/** Like `planFit`, but smaller by the factor `shrink` as far as the rules allow; expects checked input. */
export function planShrunk(picture: Size, rules: ImageRules, options: FitOptions, shrink: number): FitPlan {
  const { focus, pad } = options;
  const point = focus && { x: focus.x * picture.width, y: focus.y * picture.height };
  const face = mainFace(options.faces ?? [], point);
  const asked = options.ratio && parseRatio(options.ratio);
  const ratios = asked ? [asked] : (rules.ratios ?? []);
  if (pad) return planPadded(picture, rules, ratios, shrink);

  const ratio = chooseShape(ratios, picture, face);
  const part = ratio ? largestPart(picture, ratio) : picture;
  const { target, exact } = sizeOf(part, rules, ratio, shrink);
  const width = exact ? target.width : Math.min(picture.width, Math.max(1, Math.round(part.width)));
  const height = exact ? target.height : Math.min(picture.height, Math.max(1, Math.round(part.height)));
  const keep = face ? headsOf(face, picture) : [];
  const middle = point?.x ?? (face ? face.x + face.width / 2 : picture.width / 2);
  const x = place(
    width,
    picture.width,
    keep.map((box) => [box.x, box.x + box.width]),
    () => middle - width / 2,
  );
  const y = place(
    height,
    picture.height,
    keep.map((box) => [box.y, box.y + box.height]),
    (fitting) => {
      if (point) return point.y - height / 2;
      // If only a head with flat hair fits, all spare height goes above it, since the hair may be higher.
      return fitting === 2 ? 0 : (picture.height - height) * cutAbove;
    },
  );
  const crop = { x, y, width, height };
  const scale = target.width / width;
  const warnings = sizeWarnings(scale);
  const head = keep.at(-1);
  if (head && !contains(crop, head))
    warnings.push("the head does not fit into the shape; padding keeps all of it");
  return { crop, target, content: { x: 0, y: 0, ...target }, scale, warnings };
}

function planPadded(picture: Size, rules: ImageRules, ratios: readonly Sides[], shrink: number): FitPlan {
  const ratio = bestOf(ratios, (each) => preference(each) / area(smallestFrame(picture, each)));
  const frame = ratio ? smallestFrame(picture, ratio) : picture;
  const whole = ratio ? roundedUp(frame, ratio) : picture;
  const target = shrink === 1 && isAllowed(whole, rules) ? whole : sizeOf(frame, rules, ratio, shrink).target;
  const fitting = Math.min(target.width / picture.width, target.height / picture.height);
  const scale = target === whole ? 1 : fitting;
  const width = Math.min(target.width, Math.max(1, Math.round(picture.width * scale)));
  const height = Math.min(target.height, Math.max(1, Math.round(picture.height * scale)));
  const x = Math.floor((target.width - width) / 2);
  const y = Math.floor((target.height - height) / 2);
  const crop = { x: 0, y: 0, width: picture.width, height: picture.height };
  return { crop, target, content: { x, y, width, height }, scale, warnings: sizeWarnings(scale) };
}

/** The shape whose crop keeps more of the head, then the one that keeps more of the image. */
function chooseShape(ratios: readonly Sides[], picture: Size, face: Face | undefined): Sides | undefined {
  const parts = new Map(ratios.map((ratio) => [ratio, largestPart(picture, ratio)]));
  const holding = (ratio: Sides): number => {
    const part = parts.get(ratio) ?? picture;
    const heads = face ? headsOf(face, picture) : [];
    const [, withHat = 1, flat = 1] = heads.map(({ width, height }) =>
      Math.min(1, part.width / width, part.height / height),
    );
    return withHat === 1 ? 3 : flat === 1 ? 1 + withHat : flat;
  };
  const best = Math.max(...ratios.map(holding));
  const holders = ratios.filter((ratio) => holding(ratio) === best);
  return bestOf(holders, (ratio) => preference(ratio) * area(parts.get(ratio) ?? picture));
}

/** Prefers portrait shapes for nearly square images. */
function preference([width, height]: Sides): number {
  return height > width ? nearlySquare ** 2 : 1;
}

/** The element with the highest score; the first one in a tie. */
function bestOf<One>(all: readonly One[], score: (one: One) => number): One | undefined {
  const [best] = [...all].sort((a, b) => score(b) - score(a));
  return best;
}

/** The start of a crop along one axis: as near to `wish` as possible while keeping the first part that fits. */
function place(
  length: number,
  whole: number,
  parts: readonly (readonly [from: number, to: number])[],
  wish: (fitting: number) => number,
): number {
  const fitting = parts.findIndex(([from, to]) => Math.ceil(to) - Math.floor(from) <= length);
  const [from, to] = parts.at(fitting) ?? [whole - length, length];
  const [first, last] = [Math.ceil(to) - length, Math.floor(from)];
  const start = first > last ? (first + last) / 2 : Math.min(Math.max(wish(fitting), first), last);
  return Math.round(Math.min(Math.max(start, 0), whole - length));
}

function contains(outer: Box, inner: Box): boolean {
  return (
    inner.x >= outer.x - 1 &&
    inner.y >= outer.y - 1 &&
    inner.x + inner.width <= outer.x + outer.width + 1 &&
    inner.y + inner.height <= outer.y + outer.height + 1
  );
}

function largestPart({ width, height }: Size, [w, h]: Sides): Size {
  const times = Math.min(width / w, height / h);
  return { width: w * times, height: h * times };
}

function smallestFrame({ width, height }: Size, [w, h]: Sides): Size {
  const times = Math.max(width / w, height / h);
  return { width: w * times, height: h * times };
}

/**
 * The target size of a part with a given shape: exactly its ratio, so a whole multiple of it. `exact` means unscaled,
 * except for the pixels of a last, incomplete multiple.
 */
function sizeOf(
  { width, height }: Size,
  rules: ImageRules,
  ratio: Sides | undefined,
  shrink: number,
): { target: Size; exact: boolean } {
  const { smallest, largest } = rules;
  const long = Math.max(width, height);
  const short = Math.min(width, height);
  const most = largest ? Math.min(largest[0] / long, largest[1] / short) : Number.POSITIVE_INFINITY;
  const least = smallest ? Math.max(smallest[0] / long, smallest[1] / short) : 0;
  const factor = Math.max(least, Math.min(1, most) * shrink);
  if (!ratio) {
    const side = (length: number) => Math.max(1, Math.round(length * factor));
    return { target: { width: side(width), height: side(height) }, exact: factor === 1 };
  }
  const [w, h] = ratio;
  // Tolerates floating-point error.
  const up = Math.ceil((width / w) * factor - 1e-6);
  const down = Math.max(1, Math.floor((width / w) * factor + 1e-6));
  const isTooSmall = !isAllowed({ width: w * down, height: h * down }, rules);
  const times = factor > 1 || isTooSmall ? up : down;
  return { target: { width: w * times, height: h * times }, exact: factor === 1 && times === down };
}

/** The smallest size with exactly this ratio that holds a part. */
function roundedUp({ width }: Size, [w, h]: Sides): Size {
  const times = Math.ceil(width / w - 1e-6);
  return { width: w * times, height: h * times };
}

function isAllowed({ width, height }: Size, { smallest = [0, 0], largest }: ImageRules): boolean {
  const [long, short] = [Math.max(width, height), Math.min(width, height)];
  const isLarge = largest !== undefined && (long > largest[0] || short > largest[1]);
  return long >= smallest[0] && short >= smallest[1] && !isLarge;
}

function sizeWarnings(scale: number): string[] {
  return scale > muchEnlarged
    ? [`it must be enlarged ${scale.toFixed(1)} times, which adds no detail: use a larger image`]
    : [];
}

function area({ width, height }: Size): number {
  return width * height;
}

function parseRatio(ratio: unknown): Sides | undefined {
  const [, w, h] = (typeof ratio === "string" && /^(\d{1,5}):(\d{1,5})$/.exec(ratio)) || [];
  return Number(w) > 0 && Number(h) > 0 ? [Number(w), Number(h)] : undefined;
}

const known: readonly (keyof FitOptions)[] = ["faces", "focus", "ratio", "pad"];

/** Why the input is invalid. */
export function fitReasons(picture: Size, rules: ImageRules, options: FitOptions): string[] {
  if (!isRecord(rules) || !Array.isArray(rules.types))
    return ["rules must be those of a vendor, such as imageRules.argil"];
  if (!isRecord(options)) return [`the options must be an object with ${known.join(", ")}`];
  const reasons = Object.keys(options)
    .filter((name) => !known.some((each) => each === name))
    .map((name) => `the option ${name} is unknown; known: ${known.join(", ")}`);
  const { faces, focus, ratio, pad } = options;
  const sides: readonly unknown[] = isRecord(picture) ? [picture.width, picture.height] : [undefined];
  if (!sides.every((side) => Number.isInteger(side) && Number(side) > 0))
    reasons.push("width and height of the image must be positive integers");
  if (faces !== undefined) checkFaces(faces, reasons);
  const places: readonly unknown[] = isRecord(focus) ? [focus.x, focus.y] : [undefined];
  if (focus !== undefined && !places.every((at) => typeof at === "number" && at >= 0 && at <= 1))
    reasons.push("focus must be { x, y }, each from 0 to 1 of the image's width and height");
  if (pad !== undefined && pad !== "edge" && pad !== "blur") reasons.push('pad must be "edge" or "blur"');
  if (ratio !== undefined) {
    const { ratios } = rules;
    const asked = parseRatio(ratio);
    if (!asked) reasons.push("ratio must be width to height in whole numbers, such as 16:9");
    else if (ratios && !ratios.some(([w, h]) => w * asked[1] === h * asked[0]))
      reasons.push(`ratio must be ${either(ratios.map((pair) => pair.join(":")))} for this vendor`);
  }
  return reasons;
}

/** Untyped callers may pass anything. */
function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
