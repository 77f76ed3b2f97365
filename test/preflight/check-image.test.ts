import { describe, expect, it } from "vitest";
import { checkImage, type ImageProblem, InvalidInputError, type VendorName } from "../../src/index.ts";
import { jpeg, png, webp } from "../upload/pictures.ts";
import { type Problem, rows } from "./table.ts";

const vendors = ["anam", "protoface", "argil"] as const;

function short({ rule, found, allowed }: ImageProblem): Problem {
  return [rule, found, allowed];
}

function transferred(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  structuredClone(bytes.buffer, { transfer: [bytes.buffer] });
  return bytes;
}

describe("checkImage", () => {
  it.each(rows)("finds in $what exactly what each vendor objects to", async (row) => {
    const report = await checkImage(row.bytes);
    const { format, size: [width, height] = [], problems = {}, fix = {} } = row;
    expect(report).toMatchObject({ format, width, height, bytes: row.bytes.length });
    expect(report).toMatchObject({
      lookedAt: ["format", "size", "shape"],
      notLookedAt: ["one colour", "faces", "light", "consent"],
    });
    expect(Object.keys(report.vendors)).toEqual(vendors);
    for (const vendor of vendors) {
      const expected = problems[vendor] ?? [];
      expect({ vendor, problems: report.vendors[vendor].problems.map(short) }).toEqual({
        vendor,
        problems: expected,
      });
      expect(report.vendors[vendor].ok).toBe(expected.length === 0);
      expect({ vendor, fix: report.vendors[vendor].fix }).toEqual({ vendor, fix: fix[vendor] });
      expect(report.vendors[vendor].guide).toMatch(/^https:/);
    }
  });

  it.each(vendors)("says where the rules of %s come from, and everything in one sentence", async (vendor) => {
    const { vendors } = await checkImage(new TextEncoder().encode("GIF89a"), vendor);
    const [problem] = vendors[vendor].problems;
    expect(problem?.source).toContain(`${vendor}.a`.replace("protoface.a", "protoface.com"));
    expect(problem?.message).toMatch(/^the image is not a PNG.* but a GIF$/);
  });

  it.each(vendors)("asked about %s, reports on no other vendor", async (vendor) => {
    const all = await checkImage(webp);
    const one = await checkImage(webp, vendor);
    expect(one).toEqual({ ...all, vendors: { [vendor]: all.vendors[vendor] } });
  });

  it.each([
    ["a Blob", new Blob([png])],
    ["a File", new File([png], "ada.png", { type: "image/png" })],
    ["a Buffer", Buffer.from(png)],
    ["an ArrayBuffer", png.buffer],
    ["a view of shared memory", new Uint8Array(new SharedArrayBuffer(png.length)).fill(0)],
  ])("accepts %s", async (_, image) => {
    if (image instanceof Uint8Array && image.buffer instanceof SharedArrayBuffer) image.set(png);
    expect(await checkImage(image, "argil")).toMatchObject({ width: 1280, vendors: { argil: { ok: true } } });
  });

  it.each([
    ["a PNG named .jpg", new File([png], "ada.JPG"), ["named .JPG, but it is PNG"]],
    [
      "a JPEG named and typed as a PNG",
      new File([jpeg], "ada.png", { type: "image/png" }),
      ["named .png, but it is JPEG", "typed image/png, but it is image/jpeg"],
    ],
    ["a GIF named .png", new File(["GIF89a"], "ada.png"), ["named .png, but it is a GIF"]],
    ["a JPEG typed image/jpg", new File([jpeg], "ada.jpeg", { type: "image/jpg" }), []],
    ["a name that says nothing", new File([png], "portrait.final"), []],
    ["bytes without a name", new Blob([png], { type: "application/octet-stream" }), []],
  ])("warns about %s, which breaks no rule", async (_, image, warnings) => {
    const report = await checkImage(image, undefined, { oneColour: false });
    expect(report.warnings).toEqual(warnings);
    expect(report.vendors.anam.ok).toBe(report.format !== "gif");
  });

  it.each([
    ["a path", "ada.png"],
    ["nothing", undefined],
    ["null", null],
    ["a number", 7],
    ["a URL", new URL("https://example.com/ada.png")],
    ["an array of bytes", [...png.subarray(0, 9)]],
    ["a stream", new Blob([png]).stream()],
    ["bytes that were transferred", transferred(new Uint8Array(9)).buffer],
    ["a view of bytes that were transferred", transferred(new Uint8Array(9))],
  ])("rejects %s, which contains no bytes", async (_, image) => {
    const error = await checkImage(image as never).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(InvalidInputError);
    expect(error).toMatchObject({
      vendor: undefined,
      message: expect.stringMatching(/^invalid input: image (must be|has no bytes)/),
    });
    const named = await checkImage(image as never, "argil").catch((reason: unknown) => reason);
    expect(named).toMatchObject({ vendor: "argil", message: expect.stringMatching(/^argil: /) });
  });

  it.each(["", "Argil", "toString", "__proto__"])("rejects the vendor %j", async (vendor) => {
    const error = await checkImage(png, vendor as VendorName).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(InvalidInputError);
    expect(error).toMatchObject({ reasons: ["vendor must be one of anam, protoface, argil"] });
  });
});
