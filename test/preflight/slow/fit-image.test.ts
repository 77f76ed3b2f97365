import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { checkImage, type Face, type VendorName } from "../../../src/index.ts";
import { fitPicture } from "../../../src/node/fit/fit-picture.ts";
import { loadSharp } from "../../../src/node/fit/load-sharp.ts";
import { type FitImageOptions, fitImage } from "../../../src/node.ts";

type Bytes = Uint8Array<ArrayBuffer>;

const vendors = ["anam", "protoface", "argil"] as const;
const file = (bytes: Bytes, name = "ada") => new File([bytes], name);

/** Four quarters in different colours, to reveal rotation and cropping, with grain like a camera's. */
async function quarters(width: number, height: number, alpha = false): Promise<Bytes> {
  const [w, h] = [width / 2, height / 2];
  const square = (x: number, y: number, fill: string) =>
    `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${fill}"/>`;
  const fills = square(0, 0, "#c33") + square(w, 0, "#3c3") + square(0, h, "#33c") + square(w, h, "#cc3");
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" opacity="${alpha ? 0.6 : 1}">${fills}</svg>`;
  const noise = { type: "gaussian", mean: 128, sigma: 20 } as const;
  const grain = await sharp({ create: { width, height, channels: 3, background: "grey", noise } })
    .png()
    .toBuffer();
  const drawn = sharp(Buffer.from(svg)).composite([{ input: grain, blend: "soft-light" }]);
  const grained = alpha ? drawn.ensureAlpha(0.6) : drawn.removeAlpha();
  return new Uint8Array(await grained.png().toBuffer());
}

const [width, height] = [900, 600];
const picture = await quarters(width, height);
const see = sharp(picture).removeAlpha();

const inputs: Readonly<Record<string, () => Promise<Buffer>>> = {
  "a PNG": () => see.clone().png().toBuffer(),
  "a PNG with alpha": async () => Buffer.from(await quarters(width, height, true)),
  "a grey PNG": () => see.clone().greyscale().png().toBuffer(),
  "a PNG of 16 bits": () => see.clone().toColourspace("rgb16").png().toBuffer(),
  "a grey PNG of 16 bits": () => see.clone().toColourspace("grey16").png().toBuffer(),
  "a PNG with a palette": () => see.clone().png({ palette: true }).toBuffer(),
  "a JPEG": () => see.clone().jpeg().toBuffer(),
  "a progressive JPEG": () => see.clone().jpeg({ progressive: true }).toBuffer(),
  "a grey JPEG": () => see.clone().greyscale().jpeg().toBuffer(),
  "a JPEG in CMYK": () => see.clone().toColourspace("cmyk").jpeg().toBuffer(),
  "a JPEG with a profile of its own": () => see.clone().withIccProfile("p3").jpeg().toBuffer(),
  "a WebP": () => see.clone().webp().toBuffer(),
  "a WebP with alpha": async () =>
    sharp(await quarters(width, height, true))
      .webp()
      .toBuffer(),
  "a lossless WebP": () => see.clone().webp({ lossless: true }).toBuffer(),
  "an animated WebP": () => animated().then((frames) => frames.webp().toBuffer()),
  "an animated GIF": () => animated().then((frames) => frames.gif().toBuffer()),
  "a GIF": () => see.clone().gif().toBuffer(),
  "a TIFF": () => see.clone().tiff().toBuffer(),
  "an AVIF": () => see.clone().avif({ effort: 0 }).toBuffer(),
  ...Object.fromEntries(
    [2, 3, 4, 5, 6, 7, 8].map((orientation) => [
      `a JPEG of EXIF orientation ${orientation}`,
      () => see.clone().withMetadata({ orientation }).jpeg().toBuffer(),
    ]),
  ),
};

async function animated() {
  const second = await see.clone().negate().png().toBuffer();
  return sharp([Buffer.from(picture), second], { join: { animated: true } });
}

/** The mean colours of a four-by-four grid over a part of the image. */
function fields(image: Bytes | Buffer, part?: { left: number; top: number; width: number; height: number }) {
  const upright = sharp(image).autoOrient().flatten({ background: "white" }).toColourspace("srgb");
  const cut = part ? sharp(image).autoOrient().extract(part) : upright;
  return cut
    .flatten({ background: "white" })
    .toColourspace("srgb")
    .resize(4, 4, { fit: "fill" })
    .raw()
    .toBuffer();
}

describe.each(vendors)("every kind of image, fitted for %s", (vendor) => {
  it.each(Object.keys(inputs))(
    "%s meets the rules without warnings, and keeps its colours and layout",
    async (kind) => {
      const given = new Uint8Array((await inputs[kind]?.()) ?? new Uint8Array());
      const { image, changed, plan, warnings } = await fitImage(file(given), vendor);
      const report = await checkImage(image, vendor);
      expect(report.vendors[vendor].problems).toEqual([]);
      expect(report.warnings).toEqual([]);
      expect(warnings).toEqual([]);
      if (!changed) {
        expect(image.size).toBe(given.length);
        return;
      }
      const written = new Uint8Array(await image.arrayBuffer());
      const facts = await sharp(written).metadata();
      expect(facts).toMatchObject({ space: expect.stringMatching(/srgb|b-w/), depth: "uchar" });
      expect(facts.orientation ?? 1).toBe(1);
      expect(facts.pages ?? 1).toBe(1);
      expect(image.name).toMatch(/^ada\.(png|jpg|webp)$/);
      const { x: left, y: top, ...size } = plan?.crop ?? { x: 0, y: 0, width, height };
      const before = await fields(Buffer.from(given), { left, top, ...size });
      const after = await fields(written);
      expect(after.length % 16).toBe(0);
      // Greys may have lost two channels; a printer's colours differ from a screen's.
      const colours = (data: Buffer) =>
        data.length === 16 ? [...data].flatMap((grey) => [grey, grey, grey]) : [...data];
      const off = colours(before).map((value, at) => Math.abs(value - (colours(after)[at] ?? Number.NaN)));
      expect(Math.max(...off)).toBeLessThan(kind.includes("profile") ? 40 : 20);
    },
  );
});

describe("an image that cannot be fitted says why", () => {
  it.each([
    ["text", new TextEncoder().encode("a portrait"), /cannot be fitted: .*unsupported image format/],
    ["nothing", new Uint8Array(), /the image is empty/],
    ["half a PNG", picture.slice(0, 900), /cannot be fitted|broken/],
    ["a PNG's first bytes", picture.slice(0, 20), /broken or truncated/],
  ])("%s", async (_, bytes, reason) => {
    await expect(fitImage(file(bytes), "argil")).rejects.toMatchObject({
      code: "invalid_input",
      vendor: "argil",
      reasons: [expect.stringMatching(reason)],
    });
  });
});

describe("the options", () => {
  it.each([
    [{ format: "webp" }, "protoface", /format must be png or jpeg/],
    [{ ratio: "1:1" }, "argil", /ratio must be 16:9 or 9:16/],
    [{ gravity: "north" }, "argil", /gravity is unknown/],
    [{ faces: [{}] }, "argil", /faces must be/],
    [{ faces: () => "ada" }, "argil", /faces must be/],
    [{}, "nobody", /vendor must be one of/],
    [{}, undefined, /vendor must be one of/],
  ])("%j for %s are rejected", async (options, vendor, reason) => {
    const fitting = fitImage(file(picture), vendor as VendorName, options as FitImageOptions);
    await expect(fitting).rejects.toMatchObject({
      code: "invalid_input",
      message: expect.stringMatching(reason),
    });
  });

  it.each(["edge", "blur"] as const)("pad: %s keeps the whole image and fills the rest", async (pad) => {
    for (const kind of ["a PNG", "a grey PNG", "a JPEG of EXIF orientation 6"]) {
      const given = (await inputs[kind]?.()) ?? Buffer.alloc(0);
      const { image, plan } = await fitImage(file(new Uint8Array(given)), "argil", { pad, ratio: "9:16" });
      const { x: left, y: top, ...size } = plan?.content ?? { x: 0, y: 0, width, height };
      const written = Buffer.from(await image.arrayBuffer());
      const [before, after] = [await fields(given), await fields(written, { left, top, ...size })];
      expect(before.length).toBe(after.length);
      expect(Math.max(...before.map((value, at) => Math.abs(value - (after[at] ?? 0))))).toBeLessThan(20);
    }
  });

  it("pad: edge has the mean colour of the sides that it extends", async () => {
    const { image } = await fitImage(file(picture), "argil", { pad: "edge", ratio: "9:16" });
    const corner = sharp(await image.arrayBuffer()).extract({ left: 0, top: 0, width: 1, height: 1 });
    const [r = 0, g = 0, b = 0] = await corner.removeAlpha().raw().toBuffer();
    // Half of the top edge is #c33, half #3c3; below are #33c and #cc3.
    for (const [value, mean] of [
      [r, 127],
      [g, 127],
      [b, 89],
    ] as const)
      expect(Math.abs(value - mean)).toBeLessThan(15);
  });

  it("faces may be found by a function, which is given the image itself", async () => {
    const face: Face = { x: 700, y: 100, width: 90, height: 120 };
    const seen: Blob[] = [];
    const image = file(picture);
    const faces = (blob: Blob) => {
      seen.push(blob);
      return Promise.resolve([face]);
    };
    const { plan, faces: found } = await fitImage(image, "argil", { faces, ratio: "9:16" });
    expect(seen).toEqual([image]);
    expect(found).toEqual([face]);
    expect(plan?.crop.x).toBeGreaterThan(500);
  });

  it("format decides, as far as the vendor accepts it", async () => {
    const { image } = await fitImage(file(picture), "argil", { format: "webp" });
    expect([image.type, image.name]).toEqual(["image/webp", "ada.webp"]);
  });
});

describe("a large image", () => {
  it("becomes small enough, first by lowering the quality and then the size", async () => {
    const noise = { type: "gaussian", mean: 128, sigma: 60 } as const;
    const create = { width: 1500, height: 1500, channels: 3, background: "grey", noise } as const;
    const bytes = new Uint8Array(await sharp({ create }).png({ compressionLevel: 1 }).toBuffer());
    const { image, did } = await fitImage(file(bytes), "anam");
    expect(did).toMatch(/saved as JPEG$/);
    expect(image.size).toBeLessThan(4.5e6);
    const png = await fitImage(file(bytes), "anam", { format: "png" });
    expect(png.image.size).toBeLessThan(4.5e6);
    expect(png.did).toMatch(/scaled down to \d+x\d+ to save bytes, saved as PNG$/);
  });
});

describe("sharp", () => {
  it("is not loaded if there is nothing to do", async () => {
    const image = file(await quarters(1280, 720));
    const fitted = await fitPicture(image, "argil", {}, () => Promise.reject(new Error("loaded")));
    expect(fitted).toMatchObject({ changed: false, did: "already meets the rules", plan: undefined });
    expect(fitted.image).toBe(image);
  });

  it("that is broken says so", async () => {
    const error = new Error("Could not load it\nmore");
    await expect(loadSharp(() => Promise.reject(error))).rejects.toMatchObject({
      code: "invalid_input",
      reasons: [expect.stringMatching(/cannot be loaded: Could not load it: npm install sharp$/)],
      cause: error,
    });
  });
});
