import { formatNames, type ImageType } from "./formats.ts";
import { isJpeg, readJpeg } from "./jpeg.ts";
import type { Measured } from "./measured.ts";
import { nameOther } from "./others.ts";
import { isPng, readPng } from "./png.ts";
import { isWebp, readWebp } from "./webp.ts";

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
  /** Whether the head begins like this format. */
  is(head: Uint8Array): boolean;
  /** Returns undefined or throws if the head does not tell; `last` means that no longer head will be read. */
  measure(head: Uint8Array, last: boolean): Measured | undefined;
}

const formats: readonly [Format, ...Format[]] = [
  { type: "image/png", format: "png", is: isPng, measure: readPng },
  { type: "image/jpeg", format: "jpeg", is: isJpeg, measure: readJpeg },
  { type: "image/webp", format: "webp", is: isWebp, measure: readWebp },
];

// A JPEG's size may follow long EXIF data or a colour profile; most heads are far shorter.
const longestHead = 16 * 1024 * 1024;
const headBytes = [4 * 1024, 64 * 1024, 1024 * 1024, longestHead];

/**
 * More pixels per byte than this means that the image data is missing. Deflate packs at most 8,256 one-bit pixels
 * into a byte, a JPEG's emptiest blocks fewer; the limit is several times that, so that no plain image is rejected.
 */
const mostPixelsInByte = 2 ** 16;

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
    const last = bytes <= length || length === longestHead;
    const size = measure(found, head, last);
    if (size && size.width > 0 && size.height > 0) {
      const { orientation = 1, components, animated } = size;
      const turned = orientation >= 5 && orientation <= 8;
      const [width, height] = turned ? [size.height, size.width] : [size.width, size.height];
      const odd: Oddity[] = animated ? ["animated"] : [];
      if (orientation >= 2 && orientation <= 8) odd.push("turned");
      if (components === 4) odd.push("cmyk");
      const broken = cutOff(size, bytes);
      return { type, format, name, width, height, bytes, odd, broken };
    }
    if (last) break;
  }
  const { type, format } = found ?? formats[0];
  const broken =
    bytes > longestHead
      ? "has no width and height in its first 16 MB"
      : `starts like ${type} but is broken or truncated: it has no width and height`;
  return { ...nothing, type, format, name: formatNames[type], broken };
}

/** The image format that a file's first bytes announce. */
export function sniffType(head: Uint8Array): ImageType | undefined {
  return findFormat(head)?.type;
}

function findFormat(head: Uint8Array): Format | undefined {
  return formats.find(({ is }) => is(head));
}

function measure(format: Format, head: Uint8Array, last: boolean): Measured | undefined {
  try {
    return format.measure(head, last);
  } catch {
    // The head ends too early.
    return undefined;
  }
}

/** Why the file is too short for what its head claims; undefined if it is not. */
function cutOff({ width, height, fileBytes }: Measured, bytes: number): string | undefined {
  const pixels = width * height;
  if (fileBytes === undefined)
    return pixels > bytes * mostPixelsInByte
      ? `claims ${pixels} pixels, which its ${bytes} bytes cannot hold`
      : undefined;
  // Some encoders omit the final padding byte.
  return bytes + 1 < fileBytes ? `is truncated: ${bytes} of ${fileBytes} bytes` : undefined;
}
