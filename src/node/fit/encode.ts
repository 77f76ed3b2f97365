import type { Size } from "../../core/image/faces.ts";
import type { ImageType } from "../../core/image/formats.ts";
import type { Sharp } from "./load-sharp.ts";
import { fromPixels, type Pixels, toPixels } from "./pixels.ts";

export interface Encoded {
  bytes: Uint8Array<ArrayBuffer>;
  type: ImageType;
  size: Size;
}

/** How far to go to make a file small enough: first in quality, then in size. */
const qualities = [92, 85, 75, 65, 50];

/**
 * The first way to write the pixels that is small enough: as `type`, then, unless that is the only one allowed, as JPEG,
 * smaller and smaller.
 *
 * @param sizes What they may be scaled to, the largest first.
 */
export async function encode(
  sharp: Sharp,
  pixels: Pixels,
  type: ImageType,
  only: boolean,
  sizes: readonly Size[],
  maxBytes: number,
): Promise<Encoded | undefined> {
  for (const size of sizes) {
    const { width, height } = size;
    const scaled =
      width === pixels.width && height === pixels.height
        ? pixels
        : await toPixels(fromPixels(sharp, pixels).resize({ width, height, fit: "fill" }));
    const write = async (as: ImageType, quality: number): Promise<Encoded> => {
      const way = fromPixels(sharp, scaled);
      if (as === "image/jpeg") way.flatten({ background: "white" }).jpeg({ quality });
      else if (as === "image/webp") way.webp({ quality });
      // Any quality would make a palette of the colours.
      else way.png();
      return { bytes: new Uint8Array(await way.toBuffer()), type: as, size };
    };
    const ways: [ImageType, number][] = [];
    if (type === "image/webp") ways.push(...qualities.map((quality): [ImageType, number] => [type, quality]));
    // A photograph takes a byte or two a pixel as PNG, a drawing a tenth of that: hopeless attempts take seconds.
    if (type === "image/png" && (only || width * height < 4 * maxBytes)) ways.push([type, 100]);
    if (type === "image/jpeg" || !only)
      ways.push(...qualities.map((quality): [ImageType, number] => ["image/jpeg", quality]));
    for (const [as, quality] of ways) {
      const written = await write(as, quality);
      if (written.bytes.length <= maxBytes) return written;
    }
  }
  return undefined;
}
