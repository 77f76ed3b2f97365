import type { Sharp as Pipeline } from "sharp";
import type { Box, Size } from "../../core/image/faces.ts";
import type { FitPlan } from "../../core/image/plan-fit.ts";
import type { Sharp } from "./load-sharp.ts";

/** Pixels in sRGB, eight bits per channel, as displayed. */
export interface Pixels extends Size {
  data: Buffer;
  channels: 1 | 2 | 3 | 4;
}

export function fromPixels(sharp: Sharp, { data, width, height, channels }: Pixels): Pipeline {
  return sharp(data, { raw: { width, height, channels } });
}

export async function toPixels(pipeline: Pipeline): Promise<Pixels> {
  const { data, info } = await pipeline.raw().toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  return { data, width, height, channels: channels as Pixels["channels"] };
}

/**
 * Cuts out the kept part of an image, at its new size and rotated according to its EXIF. The part is cut from the stored
 * orientation and rotated once it is small, because rotating the whole image would need all of it in memory.
 */
export async function cutOut(
  sharp: Sharp,
  source: Uint8Array,
  { crop, content }: FitPlan,
  orientation: number,
): Promise<Pixels> {
  const { autoOrient: upright, width, height } = await sharp(source).metadata();
  const sideways = orientation >= 5;
  const { x: left, y: top, ...part } = stored(crop, { width, height }, orientation);
  const pipeline = sharp(source, { sequentialRead: true });
  // A JPEG that is not cropped can be decoded at half its size or less.
  if (crop.width !== upright.width || crop.height !== upright.height)
    pipeline.extract({ left, top, ...part });
  const size = sideways ? { width: content.height, height: content.width } : content;
  pipeline.resize({ width: size.width, height: size.height, fit: "fill" }).toColourspace("srgb");
  return turn(sharp, await toPixels(pipeline), orientation);
}

/** Maps a box in the displayed image to the stored image: EXIF 2.32, 4.6.5.1.6. */
function stored({ x, y, width, height }: Box, size: Size, orientation: number): Box {
  const sideways = orientation >= 5;
  // First map to the stored axes, then mirror if the stored image is mirrored.
  const [along, down] = sideways ? [y, x] : [x, y];
  const part = sideways ? { width: height, height: width } : { width, height };
  const fromRight = [2, 3, 7, 8].includes(orientation);
  const fromBottom = [3, 4, 6, 7].includes(orientation);
  return {
    x: fromRight ? size.width - along - part.width : along,
    y: fromBottom ? size.height - down - part.height : down,
    ...part,
  };
}

async function turn(sharp: Sharp, pixels: Pixels, orientation: number): Promise<Pixels> {
  const angle = [0, 0, 0, 180, 0, 90, 90, 90, 270][orientation] ?? 0;
  const turned = angle > 0 ? await toPixels(fromPixels(sharp, pixels).rotate(angle)) : pixels;
  if (orientation === 2 || orientation === 5) return toPixels(fromPixels(sharp, turned).flop());
  if (orientation === 4 || orientation === 7) return toPixels(fromPixels(sharp, turned).flip());
  return turned;
}

/** Frames the image with the mean colour of the padded sides, or with a blurred copy of itself. */
export async function padTo(
  sharp: Sharp,
  pixels: Pixels,
  { target, content }: FitPlan,
  pad: "edge" | "blur",
): Promise<Pixels> {
  const { x: left, y: top } = content;
  if (pad === "edge") {
    const right = target.width - content.width - left;
    const bottom = target.height - content.height - top;
    const background = edgeColour(pixels, left + right > 0);
    return toPixels(fromPixels(sharp, pixels).extend({ left, top, right, bottom, background }));
  }
  const sigma = Math.max(target.width, target.height) / 40;
  const cover = fromPixels(sharp, pixels)
    .resize({ ...target, fit: "cover" })
    .removeAlpha()
    .blur(sigma);
  const frame = fromPixels(sharp, await toPixels(cover));
  const { data, width, height, channels } = pixels;
  return toPixels(frame.composite([{ input: data, raw: { width, height, channels }, left, top }]));
}

function edgeColour(
  { data, width, height, channels }: Pixels,
  sides: boolean,
): { r: number; g: number; b: number; alpha: number } {
  const sums = [0, 0, 0, 0];
  const edge = sides ? height : width;
  for (let at = 0; at < edge; at++) {
    for (const end of [0, 1]) {
      const pixel = sides ? at * width + end * (width - 1) : end * (height - 1) * width + at;
      for (let channel = 0; channel < channels; channel++)
        sums[channel] = (sums[channel] ?? 0) + (data[pixel * channels + channel] ?? 0);
    }
  }
  const [r = 0, g = 0, b = 0, alpha = 0] = sums.map((sum) => Math.round(sum / (2 * edge)));
  return { r, g, b, alpha: channels === 4 ? alpha / 255 : 1 };
}

/** Whether nothing in a small copy of the image differs by more than noise. */
export async function isOneColour(pipeline: Pipeline): Promise<boolean> {
  const small = pipeline.resize({ width: 64, height: 64, fit: "fill" }).flatten({ background: "white" });
  const { data, channels } = await toPixels(small.toColourspace("srgb"));
  const [lowest, highest] = [new Array<number>(channels).fill(255), new Array<number>(channels).fill(0)];
  for (const [at, value] of data.entries()) {
    const channel = at % channels;
    lowest[channel] = Math.min(lowest[channel] ?? value, value);
    highest[channel] = Math.max(highest[channel] ?? value, value);
  }
  return highest.every((value, channel) => value - (lowest[channel] ?? 0) <= maxNoise);
}

/** Out of 256 levels, after scaling down, which averages noise. */
const maxNoise = 8;
