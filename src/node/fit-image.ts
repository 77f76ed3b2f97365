import type { VendorName } from "../core/errors/index.ts";
import type { ImageInput } from "../core/image/input.ts";
import type { FitImageOptions, FittedImage } from "./fit/fitted-image.ts";

/**
 * Crops, scales and converts a picture so that it keeps a vendor's published rules. Needs the package sharp (0.34 or
 * later), which it loads only if there is something to do. Whether the vendor takes the picture, nobody knows before it is
 * sent: look at the result, which is why `avatars create --fit` shows what it did and asks.
 *
 * The part that is kept is the upper middle, where heads are, or the whole head of the face in `faces`; see `planFit`. The
 * result is turned upright, in sRGB, a still picture without metadata, and at most 16 megapixels where the vendor sets
 * no limit; it is enlarged only to the vendor's smallest size.
 *
 * @throws InvalidInputError for options that make no sense, a picture that cannot be read, rules that cannot be kept, and
 *   if sharp is missing.
 * @example
 * const { image, did, warnings } = await fitImage(await imageFromFile("ada.png"), "argil");
 */
export async function fitImage(
  image: ImageInput,
  vendor: VendorName,
  options: FitImageOptions = {},
): Promise<FittedImage> {
  const { fitPicture } = await import("./fit/fit-picture.ts");
  return fitPicture(image, vendor, options);
}
