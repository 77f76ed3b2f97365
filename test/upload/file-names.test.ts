import { expect, test } from "vitest";
import type { ImageInput } from "../../src/index.ts";
import { fileOf, onlyForm, startVendors } from "./capture.ts";
import { jpeg, png, webp } from "./pictures.ts";

type Send = (image: ImageInput) => Promise<string | undefined>;

const sends: readonly (readonly [vendor: string, send: Send])[] = [
  [
    "Anam",
    async (imageFile) => {
      await using vendors = await startVendors();
      await vendors.anam.avatars.create({ displayName: "Ada", imageFile });
      return fileOf(onlyForm(vendors)).filename;
    },
  ],
  [
    "Protoface",
    async (image) => {
      await using vendors = await startVendors();
      await vendors.protoface.avatars.create({ image });
      return fileOf(onlyForm(vendors)).filename;
    },
  ],
];

// HTML's multipart/form-data algorithm escapes exactly these.
const names: readonly (readonly [own: string, sent: string])[] = [
  ["ada.png", "ada.png"],
  ["Аda 美.png", "Аda 美.png"],
  ["🙂 e\u0301.png", "🙂 e\u0301.png"],
  ['the "real" Ada.png', "the %22real%22 Ada.png"],
  ["C:\\pictures\\ada.png", "C:\\pictures\\ada.png"],
  ["a;b=c, d'.png", "a;b=c, d'.png"],
  ["100%22.png", "100%22.png"],
  ["ada\r\nx-evil: 1\n\r\n.png", "ada%0D%0Ax-evil: 1%0A%0D%0A.png"],
  ["no extension", "no extension"],
  ["../ada.jpg", "../ada.jpg"],
];

test.each(sends.flatMap(([vendor, send]) => names.map(([own, sent]) => ({ vendor, send, own, sent }))))(
  "$vendor receives a file's own name $own as $sent",
  async ({ send, own, sent }) => {
    expect(await send(new File([png], own))).toBe(sent);
  },
);

const nameless: readonly (readonly [what: string, image: ImageInput, sent: string])[] = [
  ["a Blob", new Blob([png]), "image.png"],
  ["a Blob of JPEG", new Blob([jpeg], { type: "image/png" }), "image.jpg"],
  ["a Uint8Array", jpeg, "image.jpg"],
  ["a Buffer", Buffer.from(png), "image.png"],
  ["an ArrayBuffer", png.buffer, "image.png"],
  ["a File with an empty name", new File([jpeg], ""), "image.jpg"],
];

test.each(
  sends.flatMap(([vendor, send]) =>
    nameless.map(([what, image, sent]) => ({ vendor, send, what, image, sent })),
  ),
)("$vendor receives $what as $sent", async ({ send, image, sent }) => {
  expect(await send(image)).toBe(sent);
});

test("Anam receives a WebP without a name as image.webp", async () => {
  await using vendors = await startVendors();
  await vendors.anam.avatars.create({ displayName: "Ada", imageFile: webp });
  expect(fileOf(onlyForm(vendors)).filename).toBe("image.webp");
});
