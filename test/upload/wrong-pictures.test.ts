import { expect, test } from "vitest";
import { refusal, startVendors } from "./capture.ts";
import { noPictures, webp } from "./pictures.ts";

test.each(noPictures)("%s is rejected by every vendor before anything is sent", async (_, bytes, reason) => {
  await using vendors = await startVendors();
  const { anam, protoface, argil } = vendors;
  // Name and type prove nothing.
  const image = new File([bytes], "ada.png", { type: "image/png" });
  const refusals = [
    await refusal(vendors, () => anam.avatars.create({ displayName: "Ada", imageFile: image })),
    await refusal(vendors, () => protoface.avatars.create({ image })),
    await refusal(vendors, () => argil.avatars.create({ name: "Ada", datasetImage: image })),
  ];
  for (const [first] of refusals) expect(first).toMatch(reason);
  // A broken WebP is still a WebP.
  const twice = /^image is WebP/;
  expect(refusals.flatMap(([, ...more]) => more).filter((other) => !twice.test(other))).toEqual([]);
});

test("Protoface does not accept WebP", async () => {
  await using vendors = await startVendors();
  const reasons = await refusal(vendors, () => vendors.protoface.avatars.create({ image: webp }));
  expect(reasons).toEqual(["image is WebP; allowed: PNG, JPEG"]);
});
