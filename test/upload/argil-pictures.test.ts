import { expect, test } from "vitest";
import { makePng } from "../../scripts/common/png.ts";
import { onlyJson, refusal, startVendors } from "./capture.ts";
import {
  extendedWebp,
  jpeg,
  losslessWebp,
  progressiveJpeg,
  turnedJpeg,
  turnedSmallJpeg,
  webp,
  withLongHead,
} from "./pictures.ts";

test.each([
  ["the smallest, landscape", makePng(1280, 720)],
  ["the smallest, upright", makePng(720, 1280)],
  ["one in between", makePng(1920, 1080)],
  ["the largest, landscape", makePng(3840, 2160)],
  ["the largest, upright", makePng(2160, 3840)],
  ["a JPEG", jpeg],
  ["a progressive JPEG", progressiveJpeg],
  ["a JPEG whose size comes late", withLongHead(jpeg, 200_000)],
  ["a JPEG with a landscape header, upright as displayed", turnedJpeg],
  ["a WebP", webp],
  ["a lossless WebP", losslessWebp],
  ["a WebP with transparency", extendedWebp],
])("%s is accepted", async (_, datasetImage) => {
  await using vendors = await startVendors();
  await vendors.argil.avatars.create({ name: "Ada", datasetImage });
  const base64 = expect.stringContaining(`;base64,${Buffer.from(datasetImage).toString("base64")}`);
  expect(onlyJson(vendors)).toMatchObject({ datasetImage: { base64 } });
});

const shape = (size: string) => `datasetImage is ${size}, which is not exactly 16:9 or 9:16`;
const small = (size: string) => `datasetImage is ${size}; at least 1280x720 or 720x1280`;
const large = (size: string) => `datasetImage is ${size}; at most 3840x2160 or 2160x3840`;

const refused: readonly (readonly [what: string, bytes: Uint8Array, reasons: readonly string[]])[] = [
  ["a square", makePng(1280, 1280), [shape("1280x1280")]],
  ["one pixel too wide", makePng(1281, 720), [shape("1281x720")]],
  ["one pixel too flat", makePng(1280, 719), [shape("1280x719"), small("1280x719")]],
  ["one pixel too high, upright", makePng(720, 1281), [shape("720x1281")]],
  ["16:9 in rounded pixels only", makePng(1366, 768), [shape("1366x768")]],
  ["16:9, one step too small", makePng(1264, 711), [small("1264x711")]],
  ["9:16, one step too small", makePng(711, 1264), [small("711x1264")]],
  ["16:9, one step too large", makePng(3856, 2169), [large("3856x2169")]],
  ["9:16, one step too large", makePng(2169, 3856), [large("2169x3856")]],
  [
    "a strip that is small one way and large the other",
    makePng(3856, 16),
    [shape("3856x16"), small("3856x16"), large("3856x16")],
  ],
  ["a rotated JPEG, measured as displayed", turnedSmallJpeg, [shape("480x640"), small("480x640")]],
];

test.each(refused)("%s is rejected with every reason", async (_, datasetImage, reasons) => {
  await using vendors = await startVendors();
  expect(
    await refusal(vendors, () => vendors.argil.avatars.create({ name: "Ada", datasetImage } as never)),
  ).toEqual(reasons);
});

test("bytes, aspect ratio, size and the other members are reported together", async () => {
  await using vendors = await startVendors();
  const datasetImage = makePng(100, 100, { padTo: 10 * 2 ** 20 + 1 });
  const reasons = await refusal(vendors, () =>
    vendors.argil.avatars.create({ name: "", datasetImage, voiceId: "ada" }),
  );
  expect(reasons).toEqual([
    "name must be a string of 1 to 256 characters, not 0",
    "voiceId must be a UUID",
    "datasetImage has 10.01 MB; allowed: up to 10 MB",
    shape("100x100"),
    small("100x100"),
  ]);
});
