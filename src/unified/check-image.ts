import { checkOptions, type OptionKinds } from "../core/config/check-options.ts";
import type { VendorName } from "../core/errors/index.ts";
import { InvalidInputError } from "../core/errors/index.ts";
import { type ImageInput, toBlob } from "../core/image/input.ts";
import type { CheckImageOptions, ImageReport } from "./image-report.ts";
import { checkVendor } from "./rules.ts";

const kinds: OptionKinds<CheckImageOptions> = { faces: "any", oneColour: "boolean" };

/**
 * Checks a picture against the published rules of all vendors, or of one, before anything is sent or paid for. `create`
 * applies the same rules. Reads only the head of the file: usually 4 kB, at most 16 MB.
 *
 * Broken, empty and mislabelled files are findings, never exceptions. `ok` means that format, size and shape keep the
 * rules; light and consent are not looked at, and faces only with the option `faces`.
 *
 * @param options `faces` are boxes, or a function that finds them; what that throws is thrown.
 * @throws InvalidInputError if `image` holds no bytes, for an unknown vendor and for faces that are not boxes.
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
  const blob = toBlob(image);
  if (typeof blob === "string") throw new InvalidInputError(vendor, [`image ${blob}`]);
  const { judgeImage } = await import("./judge-image.ts");
  return judgeImage(blob, vendor, options);
}
