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

/** A picture, what it is, and exactly what each vendor has against it (nothing, where the vendor is not named). */
export interface Row {
  what: string;
  bytes: Bytes;
  format: string | undefined;
  /** Absent where the head does not tell. */
  size?: readonly [width: number, height: number];
  problems?: Partial<Record<VendorName, readonly Problem[]>>;
}

export type Problem = readonly [rule: ImageProblem["rule"], found: string, allowed: string, fix: string];

const anamFormats = "PNG, JPEG, WebP";
const asAny = "save it as PNG, JPEG or WebP";
const ratio = (size: string, fix: string): Problem => ["ratio", size, "16:9 or 9:16", fix];
const small = (size: string, least: string): Problem => [
  "smallest",
  size,
  "at least 1280x720 or 720x1280",
  `use a picture of at least ${least}; enlarging this one adds no detail`,
];
const large = (size: string, most: string): Problem => [
  "largest",
  size,
  "at most 3840x2160 or 2160x3840",
  `scale it down to ${most} or less`,
];
const tooMany = (found: string, most: string): Problem => [
  "bytes",
  found,
  `up to ${most}`,
  "compress it more or scale it down",
];
const noWebp: Problem = ["format", "WebP", "PNG, JPEG", "save it as PNG or JPEG"];

const anew = "use the original file, or open it in an image editor and save it again";

/** Refused by all three because it cannot be read. */
function broken(why: string): Required<Pick<Row, "problems">>["problems"] {
  const any: Problem = ["readable", why, "a whole PNG, JPEG or WebP file", anew];
  return { anam: [any], protoface: [["readable", why, "a whole PNG or JPEG file", anew]], argil: [any] };
}

/** Refused by all three because it is something else. */
function other(name: string): Required<Pick<Row, "problems">>["problems"] {
  const any: Problem = ["format", name, anamFormats, asAny];
  return {
    anam: [any],
    protoface: [["format", name, "PNG, JPEG", "save it as PNG or JPEG"]],
    argil: [any],
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

const noSize = (type: string) => `begins like ${type} but is broken or cut off: it tells no width and height`;
const cannotHold = `says it has 2500000000 pixels, which its ${png.length} bytes cannot hold`;
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
  },
  {
    what: "a lossless WebP",
    bytes: losslessWebp,
    format: "webp",
    size: [1280, 720],
    problems: { protoface: [noWebp] },
  },
  {
    what: "a WebP with transparency",
    bytes: extendedWebp,
    format: "webp",
    size: [720, 1280],
    problems: { protoface: [noWebp] },
  },
  {
    what: "one byte more than 4.5 MB",
    bytes: makePng(1280, 720, { padTo: 4.5 * 2 ** 20 + 1 }),
    format: "png",
    size: [1280, 720],
    problems: { anam: [tooMany("4.51 MB", "4.5 MB")] },
  },
  {
    what: "one byte more than 10 MB",
    bytes: makePng(1280, 720, { padTo: 10 * 2 ** 20 + 1 }),
    format: "png",
    size: [1280, 720],
    problems: { anam: [tooMany("10.01 MB", "4.5 MB")], argil: [tooMany("10.01 MB", "10 MB")] },
  },
  {
    what: "a square",
    bytes: makePng(1280, 1280),
    format: "png",
    size: [1280, 1280],
    problems: { argil: [ratio("1280x1280", "crop it to 1280x720")] },
  },
  {
    what: "one pixel too wide",
    bytes: makePng(1281, 720),
    format: "png",
    size: [1281, 720],
    problems: { argil: [ratio("1281x720", "crop it to 1280x720")] },
  },
  {
    what: "one pixel too high, upright",
    bytes: makePng(720, 1281),
    format: "png",
    size: [720, 1281],
    problems: { argil: [ratio("720x1281", "crop it to 720x1280")] },
  },
  {
    what: "one step too small",
    bytes: makePng(1264, 711),
    format: "png",
    size: [1264, 711],
    problems: { argil: [small("1264x711", "1280x720")] },
  },
  {
    what: "one step too large, upright",
    bytes: makePng(2169, 3856),
    format: "png",
    size: [2169, 3856],
    problems: { argil: [large("2169x3856", "2160x3840")] },
  },
  {
    what: "a small JPEG, turned",
    bytes: turnedSmallJpeg,
    format: "jpeg",
    size: [480, 640],
    problems: { argil: [ratio("480x640", "crop it to 360x640"), small("480x640", "720x1280")] },
  },
  {
    what: "a strip: small one way, large the other, and no shape to crop",
    bytes: makePng(3856, 8),
    format: "png",
    size: [3856, 8],
    problems: {
      argil: [
        ratio("3856x8", "use a picture of the shape 16:9 or 9:16"),
        small("3856x8", "1280x720"),
        large("3856x8", "3840x2160"),
      ],
    },
  },
];

const hostile: readonly Row[] = [
  { what: "nothing", bytes: new Uint8Array(), format: undefined, problems: broken("is empty (0 bytes)") },
  { what: "one byte", bytes: Uint8Array.of(0x89), format: undefined, problems: other("something else") },
  { what: "text", bytes: text("a portrait"), format: undefined, problems: other("something else") },
  { what: "a GIF", bytes: text("GIF89a\u0001\0\u0001\0"), format: "gif", problems: other("a GIF") },
  {
    what: "a HEIC",
    bytes: text("\0\0\0\u0018ftypheic\0\0\0\0mif1heic"),
    format: "heic",
    problems: other("a HEIC"),
  },
  {
    what: "an HTML page",
    bytes: text("<!doctype html><title>404</title>"),
    format: "html",
    problems: other("an HTML page"),
  },
  {
    what: "a PNG cut off in its header",
    bytes: png.slice(0, 20),
    format: "png",
    problems: broken(noSize("image/png")),
  },
  {
    what: "a JPEG cut off before its size",
    bytes: jpeg.slice(0, 20),
    format: "jpeg",
    problems: broken(noSize("image/jpeg")),
  },
  {
    what: "a JPEG's two first bytes and text",
    bytes: Uint8Array.of(0xff, 0xd8, ...text("no JPEG")),
    format: undefined,
    problems: other("something else"),
  },
  {
    what: "a WebP cut off after its header",
    bytes: shortWebp,
    format: "webp",
    size: [1280, 720],
    problems: {
      ...broken(`is cut off: 1000 of ${webp.length} bytes`),
      protoface: [
        ["readable", `is cut off: 1000 of ${webp.length} bytes`, "a whole PNG or JPEG file", anew],
        noWebp,
      ],
    },
  },
  {
    what: "a PNG of no width",
    bytes: lying(0, 720),
    format: "png",
    problems: broken(noSize("image/png")),
  },
  {
    what: "a head of 50,000 x 50,000 without the picture",
    bytes: lying(50_000, 50_000),
    format: "png",
    size: [50_000, 50_000],
    problems: {
      ...broken(cannotHold),
      argil: [
        ["readable", cannotHold, "a whole PNG, JPEG or WebP file", anew],
        ratio("50000x50000", "crop it to 50000x28125"),
        large("50000x50000", "3840x2160"),
      ],
    },
  },
];

export const rows: readonly Row[] = [...right, ...wrong, ...hostile];
