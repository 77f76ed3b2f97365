import { PNG } from "image-size/types/png";
import { WEBP } from "image-size/types/webp";
import { formatNames, type ImageType } from "./formats.ts";
import { isJpeg, type Measured, readJpeg } from "./jpeg.ts";
import { nameOther } from "./others.ts";

/** Has several frames; rotated or mirrored by its EXIF data; in print colours. */
export type Oddity = "animated" | "turned" | "cmyk";

/** What the head (the first bytes) of an image file reveals. */
export interface ImageFacts {
  /** Undefined unless at least one vendor accepts the format. */
  type: ImageType | undefined;
  /** Such as `png`, `jpeg`, `webp`, `gif`, `heic`; undefined if the format is unknown. */
  format: string | undefined;
  /** The format's name for messages: `PNG`, `a GIF`, `something else`. */
  name: string;
  /** In pixels as displayed, with a JPEG's EXIF rotation applied. Undefined if the head does not tell. */
  width: number | undefined;
  height: number | undefined;
  /** Size of the whole file. */
  bytes: number;
  /** Properties that a vendor may reject or display unexpectedly, as far as the head tells. */
  odd: readonly Oddity[];
  /** Why the image cannot be read, as the rest of a sentence; undefined if its head is valid. */
  broken: string | undefined;
}

interface Format {
  type: ImageType;
  format: string;
  /** Returns false for other formats; returns true or throws for this one. */
  validate(head: Uint8Array): boolean;
  /** Returns undefined or throws if the head does not tell; `last` means that no longer head will be read. */
  calculate(head: Uint8Array, last: boolean): Measured | undefined;
}

const formats: readonly [Format, ...Format[]] = [
  { type: "image/png", format: "png", ...PNG },
  { type: "image/jpeg", format: "jpeg", validate: isJpeg, calculate: readJpeg },
  { type: "image/webp", format: "webp", validate: WEBP.validate, calculate: readWebp },
];

// A JPEG's size may follow long EXIF data or a colour profile; most heads are far shorter.
const maxHeadBytes = 16 * 1024 * 1024;
const headBytes = [4 * 1024, 64 * 1024, 1024 * 1024, maxHeadBytes];

/**
 * More pixels per byte than this means that the image data is missing. Deflate packs at most 8,256 one-bit pixels
 * into a byte, a JPEG's emptiest blocks fewer; the limit is several times that, so that no plain image is rejected.
 */
const maxPixelsPerByte = 2 ** 16;

/** Reads only as much of the file as needed, at most 16 MB. @throws the platform's error if it cannot be read. */
export async function sniffImage(image: Blob): Promise<ImageFacts> {
  const bytes = image.size;
  const nothing = { type: undefined, width: undefined, height: undefined, bytes, odd: [] };
  if (bytes === 0) return { ...nothing, format: undefined, name: "nothing", broken: "is empty (0 bytes)" };
  let found: Format | undefined;
  for (const length of headBytes) {
    const head = new Uint8Array(await image.slice(0, length).arrayBuffer());
    found = findFormat(head);
    if (!found) return { ...nothing, ...nameOther(head), broken: undefined };
    const { type, format } = found;
    const name = formatNames[type];
    const last = bytes <= length || length === maxHeadBytes;
    const size = measure(found, head, last);
    if (size && size.width > 0 && size.height > 0) {
      const { orientation = 1, components } = size;
      const turned = orientation >= 5 && orientation <= 8;
      const [width, height] = turned ? [size.height, size.width] : [size.width, size.height];
      const odd: Oddity[] = isAnimated(type, head) ? ["animated"] : [];
      if (orientation >= 2 && orientation <= 8) odd.push("turned");
      if (components === 4) odd.push("cmyk");
      const broken = cutOff(type, head, width * height, bytes);
      return { type, format, name, width, height, bytes, odd, broken };
    }
    if (last) break;
  }
  const { type, format } = found ?? formats[0];
  const broken =
    bytes > maxHeadBytes
      ? "has no width and height in its first 16 MB"
      : `starts like ${type} but is broken or truncated: it has no width and height`;
  return { ...nothing, type, format, name: formatNames[type], broken };
}

/** The image format that a file's first bytes announce. */
export function sniffType(head: Uint8Array): ImageType | undefined {
  return findFormat(head)?.type;
}

function findFormat(head: Uint8Array): Format | undefined {
  return formats.find(({ validate }) => attemptOr(() => validate(head), true));
}

function measure({ validate, calculate }: Format, head: Uint8Array, last: boolean): Measured | undefined {
  // A file that only resembles the format has no size, whatever bytes are in its place.
  return attemptOr(() => (validate(head) ? calculate(head, last) : undefined), undefined);
}

function readWebp(head: Uint8Array): Measured {
  const plain = head.slice(0, 30);
  // In a lossless image (VP8L), the parser mistakes a certain size and first byte for the lossy signature.
  if (plain[15] === 0x4c) plain[25] = 0;
  return WEBP.calculate(plain);
}

/** The animation chunk precedes the image data: APNG specification, `acTL`; RFC 9649, section 2.7. */
function isAnimated(type: ImageType, head: Uint8Array): boolean {
  if (type === "image/webp") return head[15] === 0x58 && ((head[20] ?? 0) & 0x02) !== 0;
  if (type !== "image/png") return false;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  for (let at = 8; at + 8 <= head.length; at += view.getUint32(at) + 12) {
    const chunk = String.fromCharCode(...head.subarray(at + 4, at + 8));
    if (chunk === "acTL" || chunk === "IDAT") return chunk === "acTL";
  }
  return false;
}

/** Why the file is too short for what its head claims; undefined if it is not. */
function cutOff(type: ImageType, head: Uint8Array, pixels: number, bytes: number): string | undefined {
  if (type !== "image/webp") {
    return pixels > bytes * maxPixelsPerByte
      ? `claims ${pixels} pixels, which its ${bytes} bytes cannot hold`
      : undefined;
  }
  // RFC 9649, section 2.3: the file's size without the first 8 bytes. Some encoders omit the final padding byte.
  const whole = new DataView(head.buffer).getUint32(4, true) + 8;
  return bytes + 1 < whole ? `is truncated: ${bytes} of ${whole} bytes` : undefined;
}

// The parser throws RangeError or TypeError on broken files.
function attemptOr<T>(parse: () => T, fallback: T): T {
  try {
    return parse();
  } catch {
    return fallback;
  }
}
