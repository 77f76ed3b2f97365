import { expect, test } from "vitest";
import type { ImageInput } from "../../src/index.ts";
import { fileOf, onlyForm, startVendors } from "./capture.ts";
import {
  extendedWebp,
  jpeg,
  losslessWebp,
  png,
  progressiveJpeg,
  turnedJpeg,
  webp,
  withLongHead,
} from "./pictures.ts";

type Sent = readonly [what: string, image: ImageInput, type: string, bytes: Uint8Array];

const lies: readonly Sent[] = [
  ["a PNG named .jpg", new File([png], "ada.jpg", { type: "image/jpeg" }), "image/png", png],
  [
    "a JPEG that claims to be octet-stream",
    new Blob([jpeg], { type: "application/octet-stream" }),
    "image/jpeg",
    jpeg,
  ],
  ["a WebP without a type", new Blob([webp]), "image/webp", webp],
  [
    "a PNG that claims to be text with a charset",
    new Blob([png], { type: "text/plain; charset=utf-8" }),
    "image/png",
    png,
  ],
];

const formats: readonly Sent[] = [
  ["a progressive JPEG", progressiveJpeg, "image/jpeg", progressiveJpeg],
  ["a JPEG with an EXIF rotation", turnedJpeg, "image/jpeg", turnedJpeg],
  ["a lossless WebP", losslessWebp, "image/webp", losslessWebp],
  ["a WebP with transparency", extendedWebp, "image/webp", extendedWebp],
];

const around = new Uint8Array(png.length + 2_000).fill(0xaa);
around.set(png, 1_000);
const shared = new Uint8Array(new SharedArrayBuffer(png.length));
shared.set(png);
const longHead = withLongHead(jpeg, 2 * 2 ** 20);

const holders: readonly Sent[] = [
  ["a view into a larger buffer", around.subarray(1_000, 1_000 + png.length), "image/png", png],
  ["a view of shared memory", shared, "image/png", png],
  ["a Blob's slice", new Blob([around]).slice(1_000, 1_000 + png.length), "image/png", png],
  ["a Blob of many chunks", new Blob([...png].map((byte) => Uint8Array.of(byte))), "image/png", png],
  ["a JPEG whose size comes after 2 MB of comments", longHead, "image/jpeg", longHead],
];

test.each([...lies, ...formats, ...holders])(
  "%s arrives complete, typed by its bytes",
  async (_, image, type, bytes) => {
    await using vendors = await startVendors();
    await vendors.anam.avatars.create({ displayName: "Ada", imageFile: image });
    const file = fileOf(onlyForm(vendors));
    expect(file.type).toBe(type);
    expect(file.bytes.equals(bytes)).toBe(true);
  },
);

test("changing the bytes after the call does not change what is sent", async () => {
  await using vendors = await startVendors();
  const image = png.slice();
  const creating = vendors.protoface.avatars.create({ image });
  image.fill(0);
  await creating;
  expect(fileOf(onlyForm(vendors)).bytes.equals(png)).toBe(true);
});
