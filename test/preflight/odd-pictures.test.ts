import sharp, { type WebpOptions } from "sharp";
import { describe, expect, it } from "vitest";
import { chunk } from "../../scripts/common/png.ts";
import { checkImage } from "../../src/index.ts";
import { join } from "../support/jpeg.ts";
import { losslessWebp, png, webp } from "../upload/pictures.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** What the image is, and whether anything but its aspect ratio is wrong with it. */
async function read(bytes: Bytes): Promise<unknown> {
  const { format, width, height, vendors } = await checkImage(bytes, "anam");
  return [format, width, height, ...vendors.anam.problems.map(({ rule }) => rule)];
}

async function made(width: number, height: number, pages: number, options: WebpOptions): Promise<Bytes> {
  const frames = Array.from({ length: pages }, (_, page) => {
    const background = { r: 10, g: 200, b: page * 20, alpha: 0.5 };
    return sharp({ create: { width, height, channels: 4, background } })
      .png()
      .toBuffer();
  });
  const pictures = await Promise.all(frames);
  const picture = pages > 1 ? sharp(pictures, { join: { animated: true } }) : sharp(pictures[0]);
  return new Uint8Array(await picture.webp(options).toBuffer());
}

/** A copy with some bytes changed. */
function changed(bytes: Bytes, edits: Readonly<Record<number, number>>): Bytes {
  const copy = bytes.slice();
  for (const [at, value] of Object.entries(edits)) copy[Number(at)] = value;
  return copy;
}

const headerEnd = 33;

describe("of a PNG is read", () => {
  it("the size of the canvas, if it is animated", async () => {
    const control = chunk("acTL", Uint8Array.of(0, 0, 0, 1, 0, 0, 0, 0));
    expect(await read(join(png.subarray(0, headerEnd), control, png.subarray(headerEnd)))).toEqual([
      "png",
      1280,
      720,
    ]);
  });

  it("the size after Apple's own first chunk", async () => {
    const apple = chunk("CgBI", Uint8Array.of(0x50, 0, 0x20, 0x02));
    expect(await read(join(png.subarray(0, 8), apple, png.subarray(8)))).toEqual(["png", 1280, 720]);
  });

  it("no size from a different chunk in first place", async () => {
    const text = chunk("tEXt", Uint8Array.of(0, 0, 5, 0, 0, 0, 2, 0xd0));
    expect(await read(join(png.subarray(0, 8), text, png.subarray(8)))).toEqual([
      "png",
      undefined,
      undefined,
      "readable",
    ]);
  });
});

describe("of a WebP is read", () => {
  it.each([
    ["odd", 1_281, 721],
    ["tiny", 1, 1],
    ["as wide as possible", 16_383, 3],
    ["as high as possible", 3, 16_383],
  ])("a size that is %s, in every kind", async (_, width, height) => {
    for (const options of [{}, { lossless: true }, { nearLossless: true }]) {
      expect(await read(await made(width, height, 1, options))).toEqual(["webp", width, height]);
    }
    expect(await read(await made(width, height, 3, {}))).toEqual(["webp", width, height]);
  });

  it("the size if lossless data looks like the signature of the other kind", async () => {
    // 14 bits of width, 14 of height, 4 more, and the first byte of the image.
    const size = 1_279 | (1_654 << 14);
    const edits = { 21: size, 22: size >> 8, 23: size >> 16, 24: (size >> 24) & 0x0f, 25: 0x2a };
    const bytes = changed(losslessWebp, edits);
    expect([...bytes.subarray(23, 26)]).toEqual([0x9d, 0x01, 0x2a]);
    expect(await read(bytes)).toEqual(["webp", 1280, 1655]);
  });

  it("no size from a chunk that cannot be an image's first", async () => {
    const bytes = changed(webp, { 15: 0x3f });
    expect(await read(bytes)).toEqual(["webp", undefined, undefined, "readable"]);
  });
});
