import { checkOptions, type OptionKinds } from "../core/config/check-options.ts";
import type { VendorName } from "../core/errors/index.ts";
import { InvalidInputError } from "../core/errors/index.ts";
import { type ImageInput, imageToBlob } from "../core/image/input.ts";
import type { CheckImageOptions, ImageReport } from "./image-report.ts";
import { checkVendor } from "./rules.ts";

const kinds: OptionKinds<CheckImageOptions> = { faces: "any", oneColour: "boolean" };

/**
 * Checks an image against the published rules of one vendor, or of all of them, before you send or pay for anything.
 * `create` applies the same rules. Reads only the start of the file: usually 4 kB, at most 16 MB.
 *
 * Broken, empty and mislabelled files are reported, never thrown. `ok` means that format, size and shape are within the
 * rules. Lighting and consent are not checked; faces are checked only with the `faces` option.
 *
 * @param options `faces` is a list of boxes, or a function that detects them. An exception thrown by it is rethrown.
 * @throws InvalidInputError if `image` is not bytes, if the vendor is unknown, or if `faces` are not boxes.
 * @example
 * const { vendors, warnings } = await checkImage(file);
 * if (!vendors.argil.ok) console.log(vendors.argil.fix, vendors.argil.guide);
 */
export async function checkImage<Vendor extends VendorName = VendorName>(
  image: ImageInput,
  vendor?: Vendor,
  options: CheckImageOptions = {},
): Promise<ImageReport<Vendor>> {
  checkVendor(vendor);
  checkOptions(vendor, options, kinds);
  const blob = imageToBlob(image);
  if (typeof blob === "string") throw new InvalidInputError(vendor, [`image ${blob}`]);
  const { judgeImage } = await import("./judge-image.ts");
  return judgeImage(blob, vendor, options);
}
