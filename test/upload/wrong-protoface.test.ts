import { expect, test } from "vitest";
import { refusal, startVendors } from "./capture.ts";
import { png } from "./pictures.ts";

const noImage = "image must be a Blob, File, Uint8Array or ArrayBuffer, not ";

const creates: readonly (readonly [what: string, input: unknown, reasons: readonly unknown[]])[] = [
  ["nothing at all", undefined, ["the input must be an object with image, name, runtime_type"]],
  ["bare bytes", [png], [expect.stringContaining("must be an object")]],
  ["no image", { name: "Ada" }, [expect.stringContaining(`${noImage}undefined`)]],
  ["null for the image", { image: null }, [expect.stringContaining(`${noImage}null`)]],
  ["a path", { image: "ada.png" }, [expect.stringContaining(`${noImage}a string; imageFromFile(`)]],
  ["a URL", { image: new URL("https://example.com/ada.png") }, [expect.stringContaining(`${noImage}object`)]],
  ["an array of bytes", { image: [...png] }, [expect.stringContaining(`${noImage}object`)]],
  ["a DataView", { image: new DataView(png.buffer) }, [expect.stringContaining(`${noImage}object`)]],
  ["16-bit numbers", { image: Uint16Array.from(png) }, [expect.stringContaining(`${noImage}object`)]],
  ["an empty name", { image: png, name: "" }, ["name must be a string of at least 1 characters, not 0"]],
  ["null for a name", { image: png, name: null }, ["name must be a string of at least 1 characters"]],
  ["an empty stack", { image: png, runtime_type: "" }, [expect.stringMatching(/^runtime_type must/)]],
  [
    "a misspelt member",
    { image: png, runtimeType: "avtr1" },
    [expect.stringMatching(/^runtimeType is unknown/)],
  ],
  [
    "several mistakes",
    { imageFile: png, name: 7, runtime_type: {} },
    [
      expect.stringMatching(/^imageFile is unknown; known: image, name, runtime_type$/),
      expect.stringMatching(/^image must/),
      expect.stringMatching(/^name must/),
      expect.stringMatching(/^runtime_type must/),
    ],
  ],
];

test.each(creates)("a create with %s is rejected with every reason", async (_, input, reasons) => {
  await using vendors = await startVendors();
  expect(await refusal(vendors, () => vendors.protoface.avatars.create(input as never))).toEqual(reasons);
  expect(await refusal(vendors, () => vendors.protoface.avatars.createAndWait(input as never))).toEqual(
    reasons,
  );
});
