import { JPG } from "image-size/types/jpg";
import { PNG } from "image-size/types/png";
import { WEBP } from "image-size/types/webp";

/** Picture formats that some vendor takes. */
export type ImageType = "image/png" | "image/jpeg" | "image/webp";

/** What the first bytes of a file say it is. */
export interface ImageFacts {
  type: ImageType;
  /** As displayed, EXIF rotation applied; in pixels. */
  width: number;
  height: number;
}

const formats = [
  ["image/png", PNG],
  ["image/jpeg", JPG],
  ["image/webp", WEBP],
] as const;

// Beginnings of what people send by mistake, to name it in the refusal.
const others: readonly (readonly [RegExp, string])[] = [
  [/^GIF8/, "a GIF"],
  [/^BM/, "a BMP"],
  [/^(II\*\0|MM\0\*)/, "a TIFF"],
  [/^....ftyp(heic|heix|hevc|mif1|msf1)/s, "a HEIC"],
  [/^....ftypavi[fs]/s, "an AVIF"],
  [/^....ftyp/s, "a video"],
  [/^%PDF/, "a PDF"],
  [/^\s*<(!doctype html|html)/i, "an HTML page"],
  [/^\s*<(\?xml|svg)/i, "an SVG or XML text"],
  [/^\s*[{[]/, "JSON text"],
  [/^data:/, "the text of a data URI"],
];

// A JPEG's size can stand behind a long EXIF or colour profile; most heads are far shorter.
const headBytes = [64 * 1024, 1024 * 1024, 16 * 1024 * 1024];

/** Reads as little of the file as it takes. Returns the reason as text where it is no picture that can be read. */
export async function sniffImage(image: Blob): Promise<ImageFacts | string> {
  if (image.size === 0) return "is empty (0 bytes)";
  for (const length of headBytes) {
    const head = new Uint8Array(await image.slice(0, length).arrayBuffer());
    const [type, format] = findFormat(head) ?? [];
    if (!type) return `is no PNG, JPEG or WebP picture but ${nameOther(head)}`;
    const size = attemptOr(() => format.calculate(head), undefined);
    if (size && size.width > 0 && size.height > 0) {
      const turned = (size.orientation ?? 1) >= 5;
      const [width, height] = turned ? [size.height, size.width] : [size.width, size.height];
      return { type, width, height };
    }
    if (image.size <= length)
      return `begins like ${type} but is broken or cut off: it tells no width and height`;
  }
  return "tells no width and height in its first 16 MB";
}

/** The picture format that a file's first bytes announce. */
export function sniffType(head: Uint8Array): ImageType | undefined {
  return findFormat(head)?.[0];
}

function findFormat(head: Uint8Array): (typeof formats)[number] | undefined {
  return formats.find(([, { validate }]) => attemptOr(() => validate(head), true));
}

// The parser throws RangeError or TypeError on broken files.
function attemptOr<T>(parse: () => T, fallback: T): T {
  try {
    return parse();
  } catch {
    return fallback;
  }
}

function nameOther(head: Uint8Array): string {
  const start = String.fromCharCode(...head.subarray(0, 64));
  return others.find(([pattern]) => pattern.test(start))?.[1] ?? "something else";
}
