import type { VendorName } from "../core/errors/index.ts";
import { InvalidInputError } from "../core/errors/index.ts";
import { type ImageInput, toBlob } from "../core/image/input.ts";
import type { ImageReport } from "./image-report.ts";
import { checkVendor } from "./rules.ts";

/**
 * Checks a picture against the published rules of all vendors, or of one, before anything is sent or paid for. `create`
 * applies the same rules. Reads only the head of the file: usually 4 kB, at most 16 MB.
 *
 * Broken, empty and mislabelled files are findings, never exceptions.
 *
 * @throws InvalidInputError if `image` holds no bytes, and for an unknown vendor.
 * @example
 * const { vendors } = await checkImage(file);
 * for (const { message, fix } of vendors.argil.problems) console.log(`${message}: ${fix}`);
 */
export async function checkImage<Vendor extends VendorName = VendorName>(
  image: ImageInput,
  vendor?: Vendor,
): Promise<ImageReport<Vendor>> {
  checkVendor(vendor);
  const blob = toBlob(image);
  if (typeof blob === "string") throw new InvalidInputError(vendor, [`image ${blob}`]);
  const { judgeImage } = await import("./judge-image.ts");
  return judgeImage(blob, vendor);
}
