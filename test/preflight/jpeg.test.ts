import fc from "fast-check";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { checkImage } from "../../src/index.ts";
import {
  begunWith,
  comment,
  exif,
  fills,
  frameStart,
  insertedBefore,
  join,
  marker,
  putTogether,
  segment,
  standalone,
  takeApart,
  withFrame,
} from "../support/jpeg.ts";
import { jpeg, progressiveJpeg } from "../upload/pictures.ts";

type Bytes = Uint8Array<ArrayBuffer>;

const lying = [1280, 720];
const upright = [720, 1280];

async function sizeOf(bytes: Bytes): Promise<unknown[]> {
  const { format, width, height, vendors } = await checkImage(bytes);
  const problems = Object.values(vendors).flatMap((vendor) => vendor.problems);
  expect({ format, problems }).toEqual({ format: "jpeg", problems: [] });
  return [width, height];
}

async function sharpSizeOf(bytes: Bytes): Promise<unknown[]> {
  const { autoOrient } = await sharp(bytes).metadata();
  return [autoOrient.width, autoOrient.height];
}

const thumbnail = new Uint8Array(
  await sharp({ create: { width: 160, height: 90, channels: 3, background: "red" } })
    .jpeg()
    .toBuffer(),
);
const everywhere = (count: number) => putTogether(takeApart(jpeg), () => fills(count));
const xmp = segment(marker.APP1, Buffer.from("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>"));

describe("a JPEG's size is read", () => {
  it.each([1, 2, 3, 7, 4_096])("after %i fill bytes before its first marker", async (count) => {
    expect(await sizeOf(begunWith(jpeg, fills(count)))).toEqual(lying);
  });

  it.each([1, 2, 5, 300])("with %i fill bytes before every marker", async (count) => {
    expect(await sizeOf(everywhere(count))).toEqual(lying);
  });

  it.each([
    ["after more fill bytes than a segment can hold", begunWith(jpeg, fills(70_000))],
    ["with fill bytes only before the frame", insertedBefore(jpeg, marker.SOF0, fills(3))],
    ["after the longest possible segment", begunWith(jpeg, comment(65_533))],
    ["after an empty segment", begunWith(jpeg, comment(0))],
    ["after markers without a segment", begunWith(jpeg, standalone(marker.TEM), standalone(marker.RST0))],
    [
      "after bytes that are not a marker, which decoders skip",
      insertedBefore(jpeg, marker.SOF0, Buffer.from("\0stray\xff\0", "latin1")),
    ],
    ["in a progressive frame", progressiveJpeg],
    ["in a progressive frame after fill bytes", begunWith(progressiveJpeg, fills(2))],
    ["before a second image in the same file", join(jpeg, thumbnail)],
    ["from the image and not from the thumbnail before it", begunWith(jpeg, exif(1, { rest: thumbnail }))],
    [
      "from the image and not from a preview in another segment",
      begunWith(jpeg, segment(marker.APP2, join(Buffer.from("MPF\0"), thumbnail))),
    ],
  ])("%s", async (_, bytes) => {
    expect(await sizeOf(bytes)).toEqual(lying);
  });

  it.each([0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf])(
    "in a frame of type %i",
    async (kind) => {
      expect(await sizeOf(withFrame(jpeg, (frame) => frame.setUint8(1, kind)))).toEqual(lying);
    },
  );

  it("in the header of a hierarchy, whose frames are smaller", async () => {
    const hierarchy = segment(marker.DHP, join(frameStart(1280, 720), Uint8Array.of(1, 1, 0x11, 0)));
    const small = withFrame(jpeg, (frame) => {
      frame.setUint16(5, 360);
      frame.setUint16(7, 640);
    });
    expect(await sizeOf(begunWith(small, hierarchy))).toEqual(lying);
  });

  it("after the first scan, if the frame leaves the height open", async () => {
    const { segments, scan } = takeApart(withFrame(jpeg, (frame) => frame.setUint16(5, 0)));
    const lines = segment(marker.DNL, Uint8Array.of(720 >> 8, 720 & 0xff));
    const whole = join(scan.subarray(0, -2), fills(2), lines, scan.subarray(-2));
    expect(await sizeOf(putTogether({ segments, scan: whole }, () => new Uint8Array()))).toEqual(lying);
  });

  it.each(Array.from({ length: 24 }, (_, at) => 4_080 + at))(
    "if a segment ends at byte %i, near the end of the first read",
    async (end) => {
      // Looks like the end of a segment and a frame to a reader that has lost its position.
      const frame = segment(marker.SOF0, join(frameStart(160, 90), new Uint8Array(10)));
      const lookalike = join(new Uint8Array(3_582 - 2 - frame.length), Uint8Array.of(0, 2), frame);
      const turn = exif(6);
      const before = comment(end - 2 - turn.length - 4 - 3_586);
      const head = begunWith(jpeg, turn, before, segment(marker.COM, lookalike));
      expect(head.indexOf(0xff, end)).toBe(end);
      expect(await sizeOf(head)).toEqual(upright);
    },
  );

  it.each(["cmyk", "b-w", "srgb"] as const)("in the colour space %s", async (space) => {
    const made = await sharp(jpeg).toColourspace(space).jpeg().toBuffer();
    expect(await sizeOf(begunWith(new Uint8Array(made), fills(1)))).toEqual(lying);
  });
});

describe("a JPEG is rotated as its EXIF says", () => {
  it.each([1, 2, 3, 4])("not by %i", async (orientation) => {
    expect(await sizeOf(begunWith(jpeg, exif(orientation)))).toEqual(lying);
  });

  it.each([5, 6, 7, 8])("by %i", async (orientation) => {
    expect(await sizeOf(begunWith(jpeg, exif(orientation)))).toEqual(upright);
  });

  it.each([
    ["after fill bytes", begunWith(jpeg, fills(5), exif(6))],
    ["between fill bytes", begunWith(jpeg, exif(6), fills(5))],
    ["in little-endian order", begunWith(jpeg, exif(6, { littleEndian: true }))],
    ["as a LONG", begunWith(jpeg, exif(6, { type: 4 }))],
    ["as a little-endian LONG", begunWith(jpeg, exif(6, { type: 4, littleEndian: true }))],
    ["in a later directory", begunWith(jpeg, exif(6, { directory: 40 }))],
    ["in a truncated directory", begunWith(jpeg, exif(6, { entries: 50 }))],
    ["after XMP in the same kind of segment", begunWith(jpeg, xmp, exif(6), xmp)],
    ["in the first of two", begunWith(jpeg, exif(6), exif(1))],
    ["after the frame", insertedBefore(jpeg, marker.DHT, exif(6))],
    [
      "after the frame and 100 kB",
      insertedBefore(jpeg, marker.DHT, comment(50_000), comment(50_000), exif(6)),
    ],
    ["right before the scan", insertedBefore(jpeg, marker.SOS, exif(6))],
  ])("%s", async (_, bytes) => {
    expect(await sharpSizeOf(bytes)).toEqual(upright);
    expect(await sizeOf(bytes)).toEqual(upright);
  });

  it.each([
    ["nothing but a name", segment(marker.APP1, Buffer.from("Exif"))],
    ["no TIFF header", segment(marker.APP1, Buffer.from("Exif\0\0II"))],
    ["an unknown byte order", segment(marker.APP1, Buffer.from("Exif\0\0XX\0*\0\0\0\x08"))],
    ["a directory beyond its end", exif(6, { directory: 8 }).with(14, 0xff)],
    ["no such orientation", exif(9)],
    ["an orientation of 0", exif(0)],
    ["an orientation that is text", exif(6, { type: 2 })],
  ])("and not at all by an EXIF segment with %s, which is not an error", async (_, broken) => {
    expect(await sizeOf(begunWith(jpeg, new Uint8Array(broken)))).toEqual(lying);
  });
});

it("any order of segments and fill bytes is read as sharp reads it", async () => {
  const piece = fc.oneof(
    fc.integer({ min: 1, max: 9 }).map(fills),
    fc.integer({ min: 0, max: 3_000 }).map(comment),
    fc
      .record({ orientation: fc.nat(10), littleEndian: fc.boolean(), type: fc.constantFrom(3, 4) })
      .map(({ orientation, ...options }) => exif(orientation, { ...options, rest: thumbnail })),
    fc.constantFrom(xmp, segment(marker.APP2, thumbnail)),
  );
  const pieces = fc.array(piece, { maxLength: 4 }).map((each) => join(...each));
  const first = takeApart(jpeg);
  const places = fc.array(pieces, { minLength: first.segments.length, maxLength: first.segments.length });
  await fc.assert(
    fc.asyncProperty(places, async (given) => {
      let at = 0;
      const bytes = putTogether(first, () => given[at++] ?? new Uint8Array());
      expect(await sizeOf(bytes)).toEqual(await sharpSizeOf(bytes));
    }),
    { numRuns: 60 },
  );
});
