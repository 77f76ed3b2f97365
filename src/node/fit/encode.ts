import type { Size } from "../../core/image/faces.ts";
import type { ImageType } from "../../core/image/formats.ts";
import type { Sharp } from "./load-sharp.ts";
import { fromPixels, type Pixels, toPixels } from "./pixels.ts";

export interface Encoded {
  bytes: Uint8Array<ArrayBuffer>;
  type: ImageType;
  size: Size;
}

/** The qualities to try until a file is small enough, before its dimensions are reduced. */
const qualities = [92, 85, 75, 65, 50];

/**
 * Encodes the pixels in the first way that is small enough: as `type`, then as JPEG (unless `only` that type is allowed), at
 * ever smaller qualities and sizes.
 *
 * @param sizes The sizes to scale to, the largest first.
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
      // Setting a quality would reduce the colours to a palette.
      else way.png();
      return { bytes: new Uint8Array(await way.toBuffer()), type: as, size };
    };
    const ways: [ImageType, number][] = [];
    if (type === "image/webp") ways.push(...qualities.map((quality): [ImageType, number] => [type, quality]));
    // As PNG, a photograph needs a byte or two per pixel, a drawing a tenth of that: skip attempts that waste seconds.
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
