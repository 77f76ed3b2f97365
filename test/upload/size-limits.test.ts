import { expect, test } from "vitest";
import { makePng } from "../../scripts/common/png.ts";
import { fileOf, onlyForm, onlyJson, onlyRequest, refusal, startVendors } from "./capture.ts";

const anamLimit = 4.5 * 2 ** 20;
const argilLimit = 10 * 2 ** 20;

function pngOf(bytes: number): Uint8Array<ArrayBuffer> {
  return makePng(1280, 720, { padTo: bytes });
}

function dataUri(bytes: Uint8Array): string {
  return `data:image/png;base64,${Buffer.from(bytes).toString("base64")}`;
}

test("Anam accepts exactly 4.5 MB", async () => {
  await using vendors = await startVendors();
  const imageFile = pngOf(anamLimit);
  await vendors.anam.avatars.create({ displayName: "Ada", imageFile });
  expect(fileOf(onlyForm(vendors)).bytes.equals(imageFile)).toBe(true);
});

test("Anam accepts not a byte more", async () => {
  await using vendors = await startVendors();
  const imageFile = pngOf(anamLimit + 1);
  const reasons = await refusal(vendors, () =>
    vendors.anam.avatars.create({ displayName: "Ada", imageFile }),
  );
  expect(reasons).toEqual([expect.stringMatching(/^imageFile has .*; allowed: up to 4\.5 MB$/)]);
});

test("Protoface publishes no limit: 32 MB arrive", async () => {
  await using vendors = await startVendors();
  const image = pngOf(32 * 2 ** 20);
  await vendors.protoface.avatars.create({ image, name: "Ada" });
  expect(fileOf(onlyForm(vendors)).bytes.equals(image)).toBe(true);
  const { headers, body } = onlyRequest(vendors);
  expect(headers["content-length"]).toBe(String(body.length));
});

test.each([
  ["bytes", (bytes: Uint8Array<ArrayBuffer>) => bytes],
  ["a data URI", (bytes: Uint8Array<ArrayBuffer>) => ({ base64: dataUri(bytes) })],
])("Argil accepts exactly 10 MB as %s, counted decoded", async (_, toImage) => {
  await using vendors = await startVendors();
  const bytes = pngOf(argilLimit);
  await vendors.argil.avatars.create({ name: "Ada", datasetImage: toImage(bytes) });
  expect(onlyJson(vendors)).toEqual({
    type: "IMAGE",
    name: "Ada",
    datasetImage: { base64: dataUri(bytes) },
  });
});

test.each([
  ["datasetImage", (bytes: Uint8Array<ArrayBuffer>) => bytes],
  ["datasetImage.base64", (bytes: Uint8Array<ArrayBuffer>) => ({ base64: dataUri(bytes) })],
])("Argil accepts not a byte more as %s", async (field, toImage) => {
  await using vendors = await startVendors();
  const datasetImage = toImage(pngOf(argilLimit + 1));
  const reasons = await refusal(vendors, () => vendors.argil.avatars.create({ name: "Ada", datasetImage }));
  expect(reasons).toEqual([expect.stringContaining(`${field} has `)]);
  expect(reasons).toEqual([expect.stringMatching(/; allowed: up to 10 MB$/)]);
});
