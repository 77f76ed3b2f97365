import { makePng } from "../../scripts/common/png.ts";
import type { ImageProblem, VendorName } from "../../src/index.ts";
import {
  extendedWebp,
  jpeg,
  losslessWebp,
  png,
  progressiveJpeg,
  text,
  turnedJpeg,
  turnedSmallJpeg,
  webp,
  withLongHead,
} from "../upload/pictures.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** An image, what it is, and exactly what each vendor objects to (nothing, if the vendor is not listed). */
export interface Row {
  what: string;
  bytes: Bytes;
  format: string | undefined;
  /** Absent if the head does not tell. */
  size?: readonly [width: number, height: number];
  problems?: Partial<Record<VendorName, readonly Problem[]>>;
  /** What would fix all of a vendor's problems. */
  fix?: Partial<Record<VendorName, string>>;
}

export type Problem = readonly [rule: ImageProblem["rule"], found: string, allowed: string];

const anamFormats = "PNG, JPEG, WebP";
const ratio = (size: string): Problem => ["ratio", size, "16:9 or 9:16"];
const small = (size: string): Problem => ["smallest", size, "at least 1280x720 or 720x1280"];
const large = (size: string): Problem => ["largest", size, "at most 3840x2160 or 2160x3840"];
const tooMany = (found: string, most: string): Problem => ["bytes", found, `up to ${most}`];
const noWebp: Problem = ["format", "WebP", "PNG, JPEG"];
const compress = (most: string) => `compress it to ${most} or less`;
const convertWebp = { protoface: "save it as PNG or JPEG" };

const anew = "use the original file, or open it in an image editor and save it again";
const allAnew = { anam: anew, protoface: anew, argil: anew };

type Refused = Required<Pick<Row, "problems" | "fix">>;

/** Rejected by all three because it cannot be read. */
function broken(why: string): Refused {
  const any: Problem = ["readable", why, "a whole PNG, JPEG or WebP file"];
  const asPng: Problem = ["readable", why, "a whole PNG or JPEG file"];
  return { problems: { anam: [any], protoface: [asPng], argil: [any] }, fix: allAnew };
}

/** Rejected by all three because it is something else. */
function other(name: string): Refused {
  const any: Problem = ["format", name, anamFormats];
  const asAny = "save it as PNG, JPEG or WebP";
  return {
    problems: { anam: [any], protoface: [["format", name, "PNG, JPEG"]], argil: [any] },
    fix: { anam: asAny, protoface: "save it as PNG or JPEG", argil: asAny },
  };
}

/** A file's head with another width and height written into it. */
function lying(width: number, height: number): Bytes {
  const bytes = png.slice();
  const view = new DataView(bytes.buffer);
  view.setUint32(16, width);
  view.setUint32(20, height);
  return bytes;
}

const noSize = (type: string) => `starts like ${type} but is broken or truncated: it has no width and height`;
const cannotHold = `claims 2500000000 pixels, which its ${png.length} bytes cannot hold`;
const shortWebp = webp.slice(0, 1_000);

const right: readonly Row[] = [
  { what: "a PNG that everyone takes", bytes: png, format: "png", size: [1280, 720] },
  { what: "an upright PNG", bytes: makePng(720, 1280), format: "png", size: [720, 1280] },
  { what: "the largest for Argil", bytes: makePng(3840, 2160), format: "png", size: [3840, 2160] },
  { what: "a JPEG", bytes: jpeg, format: "jpeg", size: [1280, 720] },
  { what: "a progressive JPEG", bytes: progressiveJpeg, format: "jpeg", size: [1280, 720] },
  { what: "a JPEG turned by its EXIF", bytes: turnedJpeg, format: "jpeg", size: [720, 1280] },
  {
    what: "a JPEG behind 200 kB of EXIF and the like",
    bytes: withLongHead(jpeg, 200_000),
    format: "jpeg",
    size: [1280, 720],
  },
  {
    what: "4.5 MB to the byte",
    bytes: makePng(1280, 720, { padTo: 4.5 * 2 ** 20 }),
    format: "png",
    size: [1280, 720],
  },
];

const wrong: readonly Row[] = [
  {
    what: "a WebP",
    bytes: webp,
    format: "webp",
    size: [1280, 720],
    problems: { protoface: [noWebp] },
    fix: convertWebp,
  },
  {
    what: "a lossless WebP",
    bytes: losslessWebp,
    format: "webp",
    size: [1280, 720],
    problems: { protoface: [noWebp] },
    fix: convertWebp,
  },
  {
    what: "a WebP with transparency",
    bytes: extendedWebp,
    format: "webp",
    size: [720, 1280],
    problems: { protoface: [noWebp] },
    fix: convertWebp,
  },
  {
    what: "one byte more than 4.5 MB",
    bytes: makePng(1280, 720, { padTo: 4.5 * 2 ** 20 + 1 }),
    format: "png",
    size: [1280, 720],
    problems: { anam: [tooMany("4.51 MB", "4.5 MB")] },
    fix: { anam: compress("4.5 MB") },
  },
  {
    what: "one byte more than 10 MB",
    bytes: makePng(1280, 720, { padTo: 10 * 2 ** 20 + 1 }),
    format: "png",
    size: [1280, 720],
    problems: { anam: [tooMany("10.01 MB", "4.5 MB")], argil: [tooMany("10.01 MB", "10 MB")] },
    fix: { anam: compress("4.5 MB"), argil: compress("10 MB") },
  },
  {
    what: "a square",
    bytes: makePng(1280, 1280),
    format: "png",
    size: [1280, 1280],
    problems: { argil: [ratio("1280x1280")] },
    fix: { argil: "crop it to 720x1280 from 280,0 (56 % of it)" },
  },
  {
    what: "one pixel too wide",
    bytes: makePng(1281, 720),
    format: "png",
    size: [1281, 720],
    problems: { argil: [ratio("1281x720")] },
    fix: { argil: "crop it to 1280x720 from 1,0 (100 % of it)" },
  },
  {
    what: "one pixel too high, upright",
    bytes: makePng(720, 1281),
    format: "png",
    size: [720, 1281],
    problems: { argil: [ratio("720x1281")] },
    fix: { argil: "crop it to 720x1280 from 0,0 (100 % of it)" },
  },
  {
    what: "one step too small",
    bytes: makePng(1264, 711),
    format: "png",
    size: [1264, 711],
    problems: { argil: [small("1264x711")] },
    fix: { argil: "enlarge it to 1280x720 (which adds no detail)" },
  },
  {
    what: "one step too large, upright",
    bytes: makePng(2169, 3856),
    format: "png",
    size: [2169, 3856],
    problems: { argil: [large("2169x3856")] },
    fix: { argil: "scale it down to 2160x3840" },
  },
  {
    what: "a small JPEG, turned",
    bytes: turnedSmallJpeg,
    format: "jpeg",
    size: [480, 640],
    problems: { argil: [ratio("480x640"), small("480x640")] },
    fix: {
      argil: "crop it to 360x640 from 60,0 (75 % of it), enlarge it to 720x1280 (which adds no detail)",
    },
  },
  {
    what: "a strip: small one way, large the other, and no shape to crop",
    bytes: makePng(3856, 8),
    format: "png",
    size: [3856, 8],
    problems: {
      argil: [ratio("3856x8"), small("3856x8"), large("3856x8")],
    },
    fix: {
      argil: "use an image with at least 1280x720 or 720x1280: this one would be enlarged 91 times",
    },
  },
];

const hostile: readonly Row[] = [
  { what: "nothing", bytes: new Uint8Array(), format: undefined, ...broken("is empty (0 bytes)") },
  { what: "one byte", bytes: Uint8Array.of(0x89), format: undefined, ...other("something else") },
  { what: "text", bytes: text("a portrait"), format: undefined, ...other("something else") },
  { what: "a GIF", bytes: text("GIF89a\u0001\0\u0001\0"), format: "gif", ...other("a GIF") },
  {
    what: "a HEIC",
    bytes: text("\0\0\0\u0018ftypheic\0\0\0\0mif1heic"),
    format: "heic",
    ...other("a HEIC"),
  },
  {
    what: "an HTML page",
    bytes: text("<!doctype html><title>404</title>"),
    format: "html",
    ...other("an HTML page"),
  },
  {
    what: "a PNG cut off in its header",
    bytes: png.slice(0, 20),
    format: "png",
    ...broken(noSize("image/png")),
  },
  {
    what: "a JPEG cut off before its size",
    bytes: jpeg.slice(0, 20),
    format: "jpeg",
    ...broken(noSize("image/jpeg")),
  },
  {
    what: "a JPEG's two first bytes and text",
    bytes: Uint8Array.of(0xff, 0xd8, ...text("no JPEG")),
    format: undefined,
    ...other("something else"),
  },
  {
    what: "a WebP cut off after its header",
    bytes: shortWebp,
    format: "webp",
    size: [1280, 720],
    problems: {
      ...broken(`is truncated: 1000 of ${webp.length} bytes`).problems,
      protoface: [
        ["readable", `is truncated: 1000 of ${webp.length} bytes`, "a whole PNG or JPEG file"],
        noWebp,
      ],
    },
    fix: allAnew,
  },
  {
    what: "a PNG of no width",
    bytes: lying(0, 720),
    format: "png",
    ...broken(noSize("image/png")),
  },
  {
    what: "a head of 50,000 x 50,000 without the picture",
    bytes: lying(50_000, 50_000),
    format: "png",
    size: [50_000, 50_000],
    problems: {
      ...broken(cannotHold).problems,
      argil: [
        ["readable", cannotHold, "a whole PNG, JPEG or WebP file"],
        ratio("50000x50000"),
        large("50000x50000"),
      ],
    },
    fix: allAnew,
  },
];

export const rows: readonly Row[] = [...right, ...wrong, ...hostile];
