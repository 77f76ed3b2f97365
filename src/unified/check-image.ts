import type { VendorName } from "../core/errors/index.ts";
import { InvalidInputError } from "../core/errors/index.ts";
import { type ImageInput, toBlob } from "../core/image/input.ts";
import type { ImageReport } from "./image-report.ts";
import { checkVendor } from "./rules.ts";

/**
 * Tells before anything is sent or paid for what the vendors' published rules say to a picture: of all vendors, or of
 * one. `create` applies the same rules. It reads the head of the file, 16 MB at most and mostly 4 kB.
 *
 * Broken, empty and lying files are findings, never errors.
 *
 * @throws InvalidInputError for what holds no bytes, and for a vendor that there is not.
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
