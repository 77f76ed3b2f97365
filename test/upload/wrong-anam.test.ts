import { expect, test } from "vitest";
import { refusal, startVendors } from "./capture.ts";
import { png } from "./pictures.ts";

const imageUrl = "https://example.com/ada.png";
const displayName = "Ada";
const noName = "displayName must be a string of at least 1 characters";
const noUrl = "imageUrl must be an absolute https or http URL";

const creates: readonly (readonly [what: string, input: unknown, reasons: readonly unknown[]])[] = [
  [
    "nothing at all",
    undefined,
    ["the input must be an object with displayName, imageFile, imageUrl, avatarModel"],
  ],
  ["null", null, [expect.stringContaining("must be an object")]],
  ["a string", "ada.png", [expect.stringContaining("must be an object")]],
  ["an array", [png], [expect.stringContaining("must be an object")]],
  ["no image", { displayName }, ["give exactly one of imageFile and imageUrl, not none"]],
  [
    "null for both images",
    { displayName, imageFile: null, imageUrl: null },
    [expect.stringContaining("not none")],
  ],
  ["both images", { displayName, imageFile: png, imageUrl }, [expect.stringContaining("not both")]],
  ["a path for the file", { displayName, imageFile: "ada.png" }, [expect.stringContaining("not a string")]],
  [
    "a stream for the file",
    { displayName, imageFile: new Blob([png]).stream() },
    [expect.stringContaining("not object")],
  ],
  ["a number for the file", { displayName, imageFile: 7 }, [expect.stringContaining("not number")]],
  ["a path for the URL", { displayName, imageUrl: "ada.png" }, [noUrl]],
  ["an empty URL", { displayName, imageUrl: "" }, [noUrl]],
  ["a data URI for the URL", { displayName, imageUrl: "data:image/png;base64,AA==" }, [noUrl]],
  ["a file URL", { displayName, imageUrl: "file:///ada.png" }, [noUrl]],
  ...["https://example.com/a\nda.png", " https://example.com/ada.png", "https://exa\tmple.com/"].map(
    (url) =>
      [
        `a URL that a parser would fix: ${JSON.stringify(url)}`,
        { displayName, imageUrl: url },
        [`${noUrl} without line breaks or whitespace around it`],
      ] as const,
  ),
  ["a URL object", { displayName, imageUrl: new URL(imageUrl) }, [noUrl]],
  ["bytes for the URL", { displayName, imageUrl: png }, [noUrl]],
  ["no name", { imageUrl }, [noName]],
  ["an empty name", { displayName: "", imageUrl }, [`${noName}, not 0`]],
  ["a number for a name", { displayName: 7, imageUrl }, [noName]],
  [
    "an empty model",
    { displayName, imageUrl, avatarModel: "" },
    [expect.stringMatching(/^avatarModel must/)],
  ],
  [
    "null for a model",
    { displayName, imageUrl, avatarModel: null },
    [expect.stringMatching(/^avatarModel must/)],
  ],
  [
    "a misspelt member",
    { displayName, imageUrl, model: "cara-4" },
    [expect.stringMatching(/^model is unknown/)],
  ],
  [
    "several mistakes",
    { displayname: displayName, imageFile: "ada.png", avatarModel: 4 },
    [
      expect.stringMatching(/^displayname is unknown/),
      noName,
      expect.stringMatching(/^imageFile must/),
      expect.stringMatching(/^avatarModel must/),
    ],
  ],
];

test.each(creates)("a create with %s is rejected with every reason", async (_, input, reasons) => {
  await using vendors = await startVendors();
  expect(await refusal(vendors, () => vendors.anam.avatars.create(input as never))).toEqual(reasons);
  expect(await refusal(vendors, () => vendors.anam.avatars.createAndWait(input as never))).toEqual(reasons);
});

const updates: readonly (readonly [what: string, update: unknown, reasons: readonly unknown[]])[] = [
  ["nothing at all", undefined, ["the input must be an object with displayName"]],
  ["a bare name", "Ada", ["the input must be an object with displayName"]],
  ["no name", {}, [noName]],
  ["an empty name", { displayName: "" }, [`${noName}, not 0`]],
  ["null for a name", { displayName: null }, [noName]],
  ["what cannot be changed", { displayName, imageUrl }, ["imageUrl is unknown; known: displayName"]],
  ["two faults", { name: "Ada" }, ["name is unknown; known: displayName", noName]],
];

test.each(updates)("a rename with %s is rejected with every reason", async (_, update, reasons) => {
  await using vendors = await startVendors();
  expect(await refusal(vendors, () => vendors.anam.avatars.update("a-1", update as never))).toEqual(reasons);
});
