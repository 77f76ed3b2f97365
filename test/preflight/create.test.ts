import { describe, expect, it } from "vitest";
import { script, sendJson } from "../../scripts/common/stand-ins/server.ts";
import { checkImage, InvalidInputError, type VendorName } from "../../src/index.ts";
import {
  created,
  fileOf,
  onlyForm,
  onlyJson,
  refusal,
  startVendors,
  type Vendors,
} from "../upload/capture.ts";
import { png, text, webp } from "../upload/pictures.ts";
import { rows } from "./table.ts";

type Options = { validateImage?: boolean | undefined };

const creates = [
  {
    vendor: "anam",
    field: "imageFile",
    create: (vendors: Vendors, image: Blob, options?: Options) =>
      vendors.anam.avatars.create({ displayName: "Ada", imageFile: image }, options),
  },
  {
    vendor: "protoface",
    field: "image",
    create: (vendors: Vendors, image: Blob, options?: Options) =>
      vendors.protoface.avatars.create({ image }, options),
  },
  {
    vendor: "argil",
    field: "datasetImage",
    create: (vendors: Vendors, image: Blob, options?: Options) =>
      vendors.argil.avatars.create({ name: "Ada", datasetImage: image }, options),
  },
] as const satisfies readonly { vendor: VendorName; field: string; create: unknown }[];

describe.each(creates)("a create at $vendor", ({ vendor, field, create }) => {
  it.each(rows)("takes $what if checkImage does, and else gives the same reasons", async ({ bytes }) => {
    await using vendors = await startVendors();
    const { ok, problems } = (await checkImage(bytes, vendor)).vendors[vendor];
    if (ok) await create(vendors, new Blob([bytes]));
    else {
      const reasons = await refusal(vendors, () => create(vendors, new Blob([bytes])));
      expect(reasons).toEqual(problems.map(({ message }) => message.replace("the image", field)));
    }
    expect(vendors.requests).toHaveLength(ok ? 1 : 0);
  });

  it.each(rows)("with validateImage: false, sends $what", async ({ bytes }) => {
    await using vendors = await startVendors();
    await create(vendors, new Blob([bytes]), { validateImage: false });
    expect(vendors.requests).toHaveLength(1);
  });

  it.each([{}, { validateImage: true }, { validateImage: undefined }])("checks with %o", async (options) => {
    await using vendors = await startVendors();
    await refusal(vendors, () => create(vendors, new Blob(["text"]), options));
  });

  it("with validateImage: false, still rejects what cannot be sent", async () => {
    await using vendors = await startVendors();
    class LostBlob extends Blob {
      override slice(): never {
        throw new DOMException("the file is gone", "NotReadableError");
      }
    }
    const unchecked = { validateImage: false };
    expect(await refusal(vendors, () => create(vendors, new LostBlob(["x"]), unchecked))).toEqual([
      `${field} cannot be read: the file is gone`,
    ]);
    expect(await refusal(vendors, () => create(vendors, "ada.png" as never, unchecked))).toEqual([
      expect.stringContaining(`${field} must be a Blob`),
    ]);
  });
});

describe("without the check, the media type sent is", () => {
  it.each([
    ["detected from the bytes", new File([webp], "ada.png", { type: "image/png" }), "image/webp", "ada.png"],
    [
      "otherwise taken from the file name",
      new File(["GIF89a"], "ada.gif", { type: "image/gif" }),
      "image/gif",
      "ada.gif",
    ],
    ["otherwise that of arbitrary bytes", new Blob(["GIF89a"]), "application/octet-stream", "image"],
  ])("%s", async (_, image, type, filename) => {
    const unchecked = { validateImage: false };
    await using vendors = await startVendors();
    await vendors.protoface.avatars.create({ image }, unchecked);
    expect(fileOf(onlyForm(vendors))).toMatchObject({ type, filename });
    vendors.requests.length = 0;
    await vendors.argil.avatars.create({ name: "Ada", datasetImage: image }, unchecked);
    const base64 = expect.stringMatching(`^data:${type};base64,`);
    expect(onlyJson(vendors)).toMatchObject({ datasetImage: { base64 } });
  });
});

describe("createAndWait", () => {
  it("accepts validateImage, too", async () => {
    const ready = script(created, (_, response) => sendJson(response, 200, { id: "new-1", status: "IDLE" }));
    await using vendors = await startVendors(ready);
    const input = { name: "Ada", datasetImage: text("no picture") };
    await expect(vendors.argil.avatars.createAndWait(input)).rejects.toBeInstanceOf(InvalidInputError);
    expect(vendors.requests).toHaveLength(0);
    const options = { validateImage: false, minDelayMs: 1 };
    expect(await vendors.argil.avatars.createAndWait(input, options)).toMatchObject({ status: "IDLE" });
  });

  it("does not affect the other checks", async () => {
    await using vendors = await startVendors();
    const input = { name: "", datasetImage: png };
    const reasons = await refusal(vendors, () =>
      vendors.argil.avatars.create(input, { validateImage: false }),
    );
    expect(reasons).toEqual(["name must be a string of 1 to 256 characters, not 0"]);
  });
});
