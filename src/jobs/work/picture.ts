import { createHash } from "node:crypto";
import { resolve } from "node:path";
import { InvalidInputError, type VendorName } from "../../core/errors/index.ts";
import { type ImageInput, imageToBlob } from "../../core/image/input.ts";
import { imageFromFile } from "../../node/image-from-file.ts";
import { checkImage } from "../../unified/check-image.ts";
import type { ResolveImage } from "../options/options.ts";

export interface Pictures {
  readonly imagesDir: string;
  readonly resolveImage: ResolveImage | undefined;
}

/**
 * The image of an item, checked against the vendor's rules before anything is bought, and a hash of its bytes.
 *
 * @throws InvalidInputError if it does not exist, or the vendor would reject it.
 */
export async function loadPicture(
  { imagesDir, resolveImage }: Pictures,
  vendor: VendorName,
  { key, image }: { key: string; image: string },
): Promise<{ image: ImageInput | string; hash: string }> {
  const picture = resolveImage ? await resolveImage(image, { key }) : await byReference(imagesDir, image);
  if (typeof picture === "string") {
    if (vendor === "protoface")
      throw new InvalidInputError(vendor, ["image must be bytes: Protoface does not accept images by URL"]);
    return { image: picture, hash: createHash("sha256").update(picture).digest("hex") };
  }
  const { vendors } = await checkImage(picture, vendor);
  const { problems, fix } = vendors[vendor];
  if (problems.length > 0) {
    const reasons = problems.map(({ message }) => message);
    throw new InvalidInputError(vendor, fix === undefined ? reasons : [...reasons, `to fix it: ${fix}`]);
  }
  const blob = imageToBlob(picture);
  if (typeof blob === "string") throw new InvalidInputError(vendor, [`image ${blob}`]);
  const hash = createHash("sha256");
  for await (const chunk of blob.stream()) hash.update(chunk);
  return { image: picture, hash: hash.digest("hex") };
}

async function byReference(imagesDir: string, image: string): Promise<ImageInput | string> {
  if (/^http:\/\//i.test(image))
    throw new InvalidInputError(undefined, [`image ${image} must be an https URL, or a path`]);
  return /^https:\/\//i.test(image) ? image : imageFromFile(resolve(imagesDir, image));
}
