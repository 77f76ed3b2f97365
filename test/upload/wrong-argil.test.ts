import { expect, test } from "vitest";
import { refusal, startVendors } from "./capture.ts";
import { png } from "./pictures.ts";

const datasetImage = { url: "https://example.com/ada.png" };
const name = "Ada";
const base64 = `data:image/png;base64,${Buffer.from(png).toString("base64")}`;
const badUrl = "datasetImage.url must be an absolute https URL";
const noUri = expect.stringMatching(/^datasetImage\.base64 must be a data URI/);
const noImage = "datasetImage must be a Blob, File, Uint8Array or ArrayBuffer, not ";

type Cases = readonly (readonly [what: string, input: unknown, reasons: readonly unknown[]])[];

const pictures: Cases = [
  ["no image", { name }, [expect.stringContaining(`${noImage}undefined`)]],
  [
    "a string for an image",
    { name, datasetImage: datasetImage.url },
    [expect.stringContaining(`${noImage}a string`)],
  ],
  ["an empty object", { name, datasetImage: {} }, [expect.stringContaining(`${noImage}object`)]],
  [
    "url and base64",
    { name, datasetImage: { ...datasetImage, base64 } },
    [expect.stringContaining("not both")],
  ],
  ["an http URL", { name, datasetImage: { url: "http://example.com/ada.png" } }, [badUrl]],
  ["an empty URL", { name, datasetImage: { url: "" } }, [badUrl]],
  ["null for the URL", { name, datasetImage: { url: null } }, [badUrl]],
  ["bytes for the URL", { name, datasetImage: { url: png } }, [badUrl]],
  [
    "an additional member next to the URL",
    { name, datasetImage: { ...datasetImage, size: 1 } },
    ["size is unknown; known: url, base64"],
  ],
  ["bytes for base64", { name, datasetImage: { base64: png } }, ["datasetImage.base64 must be a string"]],
  ["bare base64", { name, datasetImage: { base64: base64.slice(22) } }, [noUri]],
  ["a GIF's data URI", { name, datasetImage: { base64: "data:image/gif;base64,R0lGOA==" } }, [noUri]],
  ["a data URI that is not base64", { name, datasetImage: { base64: "data:image/png,abc" } }, [noUri]],
  [
    "broken base64",
    { name, datasetImage: { base64: "data:image/png;base64,?" } },
    ["datasetImage.base64 is not valid base64"],
  ],
  [
    "a data URI of no bytes",
    { name, datasetImage: { base64: "data:image/png;base64," } },
    ["datasetImage.base64 is empty (0 bytes)"],
  ],
];

const others: Cases = [
  ["nothing at all", undefined, [expect.stringContaining("must be an object")]],
  ["no name", { datasetImage }, ["name must be a string of 1 to 256 characters"]],
  ["an empty name", { name: "", datasetImage }, ["name must be a string of 1 to 256 characters, not 0"]],
  [
    "a name of 257 characters",
    { name: "A".repeat(257), datasetImage },
    [expect.stringMatching(/, not 257$/)],
  ],
  ["a voice that is not a UUID", { name, datasetImage, voiceId: "ada" }, ["voiceId must be a UUID"]],
  ["an empty voice", { name, datasetImage, voiceId: "" }, ["voiceId must be a UUID"]],
  ["null for a voice", { name, datasetImage, voiceId: null }, ["voiceId must be a UUID"]],
  [
    "a list of voices",
    { name, datasetImage, voiceId: ["5e3c4b11-9d70-4c0b-8ee8-000000000001"] },
    ["voiceId must be a UUID"],
  ],
  [
    "an http callback",
    { name, datasetImage, callbackUrl: "http://example.com" },
    ["callbackUrl must be an absolute https URL"],
  ],
  ["the type itself", { name, datasetImage, type: "IMAGE" }, [expect.stringMatching(/^type is unknown/)]],
  ["extras as a list", { name, datasetImage, extras: ["a"] }, ["extras must be an object of strings"]],
  ["null for extras", { name, datasetImage, extras: null }, ["extras must be an object of strings"]],
  [
    "11 extras",
    { name, datasetImage, extras: { ...Array(11).fill("v") } },
    ["extras has 11 pairs; allowed: up to 10"],
  ],
  [
    "an extra of 257 characters",
    { name, datasetImage, extras: { note: "v".repeat(257) } },
    ["extras.note must be a string of 0 to 256 characters, not 257"],
  ],
  [
    "an extra's name of 257 characters",
    { name, datasetImage, extras: { ["k".repeat(257)]: "" } },
    [expect.stringMatching(/ in extras must be .* 1 to 256 characters, not 257$/)],
  ],
  [
    "an extra without a name",
    { name, datasetImage, extras: { "": "v" } },
    [expect.stringMatching(/ in extras must be .*, not 0$/)],
  ],
  [
    "a number in extras",
    { name, datasetImage, extras: { order: 7 } },
    [expect.stringMatching(/^extras\.order must be a string/)],
  ],
  [
    "several mistakes",
    { title: "Ada", datasetImage: "ada.png", voiceId: 7, callbackUrl: "example.com", extras: { order: 7 } },
    [
      /^title is unknown/,
      /^name must/,
      /^datasetImage must/,
      /^voiceId must/,
      /^callbackUrl must/,
      /^extras\.order must/,
    ].map((reason) => expect.stringMatching(reason)),
  ],
];

test.each([...pictures, ...others])(
  "a create with %s is rejected with every reason",
  async (_, input, reasons) => {
    await using vendors = await startVendors();
    expect(await refusal(vendors, () => vendors.argil.avatars.create(input as never))).toEqual(reasons);
    expect(await refusal(vendors, () => vendors.argil.avatars.createAndWait(input as never))).toEqual(
      reasons,
    );
  },
);
