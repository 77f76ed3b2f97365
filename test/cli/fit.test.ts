import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fitImage } from "../../src/cli/fit/fit-image.ts";
import { loadSharp } from "../../src/cli/fit/load-sharp.ts";
import { planFit } from "../../src/cli/fit/plan.ts";
import { checkImage } from "../../src/index.ts";
import { startSandbox } from "../../src/sandbox/index.ts";
import { imageRules } from "../../src/vendors/argil/limits.ts";
import { turnedSmallJpeg } from "../upload/pictures.ts";
import { throughPipes } from "./support/process.ts";
import { jsonLines, portrait, runCli } from "./support/run.ts";

async function picture(
  width: number,
  height: number,
  format: "png" | "jpeg" | "webp" | "gif" = "png",
): Promise<Uint8Array<ArrayBuffer>> {
  const background = { r: 120, g: 90, b: 60, alpha: 0.5 };
  const image = sharp({ create: { width, height, channels: 4, background } });
  return new Uint8Array(await image.toFormat(format).toBuffer());
}

const file = (bytes: Uint8Array<ArrayBuffer>, name = "ada.png") => new File([bytes], name);

describe("a fitted picture keeps the vendor's rules", () => {
  test.each([
    ["square, a little small", 1254, 1254, "cropped 1254x1254 to 1254x705, scaled to 1280x720, saved as PNG"],
    ["upright", 1000, 2000, "cropped 1000x2000 to 1000x1778, scaled to 999x1776, saved as PNG"],
    ["too large", 5000, 5000, "cropped 5000x5000 to 5000x2813, scaled to 3840x2160, saved as PNG"],
    ["of the right shape, too small", 640, 360, "scaled to 1280x720 (which adds no detail), saved as PNG"],
  ])("%s", async (_, width, height, did) => {
    const fitted = await fitImage(file(await picture(width, height)), "argil");
    expect(fitted.did).toBe(did);
    expect((await checkImage(fitted.image, "argil")).vendors.argil.problems).toEqual([]);
  });

  test("one that keeps them already is not touched, and sharp is not asked for", async () => {
    const image = file(await picture(1280, 720));
    const fitted = await fitImage(image, "argil", () => Promise.reject(new Error("loaded")));
    expect(fitted).toEqual({ image, did: "already meets the rules" });
    expect(fitted.image).toBe(image);
  });

  test("a format that the vendor does not take becomes JPEG, what shows through white", async () => {
    const { image, did } = await fitImage(file(await picture(300, 300, "webp"), "ada.webp"), "protoface");
    expect({ did, name: image.name, type: image.type }).toEqual({
      did: "placed on white, saved as JPEG",
      name: "ada.jpg",
      type: "image/jpeg",
    });
    expect((await fitImage(file(await picture(300, 300, "gif"), "ada.gif"), "anam")).did).toMatch(
      /saved as JPEG/,
    );
  });

  test("a file that is too large is compressed", async () => {
    const noise = { type: "gaussian", mean: 128, sigma: 60 } as const;
    const bytes = await sharp({
      create: { width: 1500, height: 1500, channels: 3, background: "grey", noise },
    })
      .png()
      .toBuffer();
    const { image, did } = await fitImage(file(new Uint8Array(bytes)), "anam");
    expect(did).toMatch(/saved as JPEG$/);
    expect(image.size).toBeLessThanOrEqual(4.5 * 2 ** 20);
  });

  test("a JPEG that is stored turned is cropped as it is seen", async () => {
    const { image, did } = await fitImage(file(turnedSmallJpeg, "turned.jpg"), "argil");
    expect(did).toMatch(/^cropped 480x640 to 360x640, scaled to 720x1280/);
    expect(await checkImage(image, "argil")).toMatchObject({ width: 720, height: 1280 });
  });

  test("of any size", () => {
    const side = fc.integer({ min: 1, max: 20_000 });
    fc.assert(
      fc.property(side, side, fc.double({ min: 0.2, max: 1, noNaN: true }), (width, height, shrink) => {
        const { target, crop } = planFit({ width, height }, imageRules, shrink);
        const [long, short] = [Math.max(target.width, target.height), Math.min(target.width, target.height)];
        expect(long * 9).toBe(short * 16);
        expect(long).toBeGreaterThanOrEqual(1280);
        expect(long).toBeLessThanOrEqual(3840);
        expect(crop.width <= width && crop.height <= height).toBe(true);
      }),
    );
  });

  test("what is no picture is refused with the reason", async () => {
    const text = file(new TextEncoder().encode("a portrait"));
    await expect(fitImage(text, "argil")).rejects.toMatchObject({
      code: "invalid_input",
      reasons: [expect.stringMatching(/cannot be fitted: .*unsupported image format/)],
    });
  });
});

describe("create --fit", () => {
  let sandbox: Awaited<ReturnType<typeof startSandbox>>;
  let cwd: string;
  beforeAll(async () => {
    sandbox = await startSandbox({ vendors: ["protoface", "argil"], buildTimeMs: 0 });
    cwd = await mkdtemp(join(tmpdir(), "avatars-"));
    await writeFile(join(cwd, "square.png"), await picture(1254, 1254));
  });
  afterAll(async () => {
    await sandbox?.close();
    await rm(cwd, { recursive: true });
  });

  test("says what it did for each vendor, and the vendor takes it", async () => {
    const args = ["create", "square.png", "--vendor", "all", "--fit"];
    const { code, stderr } = await runCli(args, { env: sandbox.env, cwd });
    expect(code).toBe(0);
    expect(stderr).toMatch(
      /^argil: square\.png: cropped 1254x1254 to 1254x705, scaled to 1280x720, saved as PNG$/m,
    );
    expect(stderr).toMatch(/^protoface: square\.png: already meets the rules$/m);
    const lines = jsonLines(await runCli([...args, "--json"], { env: sandbox.env, cwd }));
    expect(lines).toContainEqual({
      event: "fitted",
      vendor: "argil",
      did: expect.stringMatching(/^cropped/),
    });
  });

  test("without sharp ends with code 2 and says what to install", async () => {
    const refuse = `export const resolve = (name, context, next) => {
      if (name === "sharp") throw Object.assign(new Error("gone"), { code: "ERR_MODULE_NOT_FOUND" });
      return next(name, context);
    }`;
    const hook = `import { register } from "node:module"; register(${JSON.stringify(`data:text/javascript,${encodeURIComponent(refuse)}`)});`;
    const nodeArgs = ["--import", `data:text/javascript,${encodeURIComponent(hook)}`];
    const args = ["create", "square.png", "--vendor", "argil", "--fit"];
    const running = throughPipes(args, { env: sandbox.env, cwd, nodeArgs });
    expect(await running.ended).toBe(2);
    expect(running.output).toMatch(
      /--fit needs the package sharp, which is not installed\n.*npm install sharp/,
    );
    // Only where it is needed.
    const whole = throughPipes(["create", portrait, "--vendor", "argil", "--fit"], {
      env: sandbox.env,
      nodeArgs,
    });
    expect(await whole.ended).toBe(0);
  });

  test("a sharp without its native part says so", async () => {
    await expect(loadSharp(() => Promise.reject(new Error("Could not load it\nmore")))).rejects.toMatchObject(
      {
        message: "--fit needs sharp: Could not load it",
      },
    );
  });
});
