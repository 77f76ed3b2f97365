import sharp, { type OverlayOptions } from "sharp";
import type { Box } from "../../src/core/image/faces.ts";
import type { ImageRules } from "../../src/core/image/rules.ts";
import type { Random } from "../common/random.ts";
import { drawPortrait } from "./draw.ts";
import { cropBy, holds, type Way } from "./measure.ts";
import { type Kind, samplePortrait } from "./sample.ts";

const cell = { width: 200, height: 200 };
const gap = 24;
const columns: readonly Way[] = ["planFit", "planFit, faces", "centre", "attention"];
const label = 24;

/**
 * A contact sheet with one portrait per row: the crops drawn on it, then what each strategy keeps; a crop that cuts the head
 * is framed in red.
 */
export async function drawSheet(
  kinds: readonly Kind[],
  each: number,
  rules: ImageRules,
  random: Random,
): Promise<Buffer> {
  const overlays: OverlayOptions[] = [];
  const titles = ["before", ...columns];
  const step = { x: cell.width + gap, y: cell.height + gap + label };
  const rows = kinds.flatMap((kind) => Array.from({ length: each }, () => samplePortrait(kind, random)));
  const texts: string[] = [];
  for (const [number, portrait] of rows.entries()) {
    const picture = await drawPortrait(portrait, random);
    const top = gap + label + number * step.y;
    const place = async (image: Buffer, column: number, frame?: string): Promise<void> => {
      const { data, info } = await sharp(image)
        .resize({ ...cell, fit: "inside" })
        .png()
        .toBuffer({ resolveWithObject: true });
      const left = gap + column * step.x + Math.round((cell.width - info.width) / 2);
      overlays.push({ input: data, left, top: top + Math.round((cell.height - info.height) / 2) });
      const y = top + Math.round((cell.height - info.height) / 2);
      if (frame)
        texts.push(
          `<rect x="${left - 2}" y="${y - 2}" width="${info.width + 4}" height="${info.height + 4}" fill="none" stroke="${frame}" stroke-width="4"/>`,
        );
    };
    const { width, height } = portrait.size;
    await place(await outlined(picture, portrait.head.box), 0);
    texts.push(
      `<text x="${gap}" y="${top - 8}" font-size="14" font-family="sans-serif">${portrait.kind}, ${width}x${height}</text>`,
    );
    for (const [at, way] of columns.entries()) {
      const crop = await cropBy(way, portrait, picture, rules);
      const { x: left, y: cropTop, ...size } = crop;
      const part = await sharp(picture)
        .extract({ left: Math.round(left), top: Math.round(cropTop), ...size })
        .png()
        .toBuffer();
      await place(part, at + 1, holds(crop, portrait.head.box) ? "#3a9d5d" : "#d33");
      texts.push(
        `<text x="${gap + (at + 1) * step.x}" y="${top - 8}" font-size="14" font-family="sans-serif">${way}</text>`,
      );
    }
  }
  const width = gap + titles.length * step.x;
  const height = gap + rows.length * step.y;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${texts.join("")}</svg>`;
  const sheet = sharp({ create: { width, height, channels: 3, background: "#f4f4f4" } });
  return sheet
    .composite([...overlays, { input: Buffer.from(svg), left: 0, top: 0 }])
    .png()
    .toBuffer();
}

/** Draws the head's box. */
function outlined(picture: Buffer, { x, y, width, height }: Box): Promise<Buffer> {
  const line = `<svg xmlns="http://www.w3.org/2000/svg" width="${Math.ceil(x + width)}" height="${Math.ceil(y + height)}"><rect x="${x}" y="${y}" width="${width}" height="${height}" fill="none" stroke="#06f" stroke-width="2"/></svg>`;
  return sharp(picture)
    .composite([{ input: Buffer.from(line), left: 0, top: 0 }])
    .png()
    .toBuffer();
}
