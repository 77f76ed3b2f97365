import type { VendorName } from "../core/errors/index.ts";
import type { ImageInput } from "../core/image/input.ts";
import type { FitImageOptions, FittedImage } from "./fit/fitted-image.ts";

/**
 * Crops, scales and converts an image to meet a vendor's published rules. Needs the package sharp (0.34 or later), which is
 * loaded only if there is something to do. The vendor may still reject the image, so review the result before you send it;
 * for the same reason, `avatars create --fit` shows what it did and asks.
 *
 * Keeps the upper middle, where heads are, or the whole head of the face in `faces`; see `planFit`. The result is upright, in
 * sRGB, not animated, without metadata, and has at most 16 megapixels if the vendor sets no limit. It is enlarged only up to
 * the vendor's minimum size.
 *
 * @throws InvalidInputError for invalid options, an image that cannot be read, rules that cannot be met, and if sharp is
 *   missing.
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
