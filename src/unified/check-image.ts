import type { VendorName } from "../core/errors/index.ts";
import { InvalidInputError } from "../core/errors/index.ts";
import { readFacts } from "../core/image/check.ts";
import { type ImageInput, toBlob } from "../core/image/input.ts";
import { type BrokenRule, brokenRules } from "../core/image/rules.ts";
import type { ImageFacts } from "../core/image/sniff.ts";
import { fixOf } from "./image-fix.ts";
import { checkVendor, judgeEach } from "./rules.ts";

/** A broken rule, and what would help. */
export interface ImageProblem extends BrokenRule {
  /** What would fix it, such as `crop it to 1280x720`. */
  readonly fix: string;
  /** Where the vendor documents it; for `readable`, where it lists the formats it accepts. */
  readonly source: string;
}

/** One vendor's verdict on a picture. */
export interface ImageVerdict {
  /** True if no published rule is broken. The vendor checks more than that, above all for a face. */
  readonly ok: boolean;
  /** Every broken rule. */
  readonly problems: readonly ImageProblem[];
}

/** What a picture is, and the verdict of each vendor asked about. */
export interface ImageReport<Vendor extends VendorName = VendorName> {
  /** Told from the bytes, whatever the file claims; other formats as `gif`, `heic` and so on; undefined if unknown. */
  readonly format: "png" | "jpeg" | "webp" | (string & {}) | undefined;
  /** In pixels, as displayed: the EXIF rotation of a JPEG is applied. Undefined if the head does not tell. */
  readonly width: number | undefined;
  readonly height: number | undefined;
  /** Size of the file. */
  readonly bytes: number;
  /** What is odd but breaks no rule, such as a PNG that is named `.jpg` (it is sent as what it is). */
  readonly warnings: readonly string[];
  readonly vendors: Readonly<Record<Vendor, ImageVerdict>>;
}

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
  const facts = await readFacts(blob);
  const { format, width, height, bytes } = facts;
  const vendors = judgeEach(vendor, ({ imageRules }): ImageVerdict => {
    const problems = brokenRules(facts, imageRules, "the picture").map((broken) => ({
      ...broken,
      fix: fixOf(broken, facts, imageRules),
      source: imageRules.source,
    }));
    return { ok: problems.length === 0, problems };
  });
  return { format, width, height, bytes, warnings: lies(blob, facts), vendors };
}

/** What the file's name and type claim wrongly. */
function lies(blob: Blob, { type, format, name }: ImageFacts): string[] {
  if (format === undefined) return [];
  const warnings: string[] = [];
  const [, extension] = (blob instanceof File && /\.(png|jpe?g|webp)$/i.exec(blob.name)) || [];
  if (extension && !sameFormat(extension, format)) warnings.push(`named .${extension}, but it is ${name}`);
  const claimed = /^image\/(\w+)/.exec(blob.type)?.[1];
  if (claimed && !sameFormat(claimed, format)) warnings.push(`typed ${blob.type}, but it is ${type ?? name}`);
  return warnings;
}

function sameFormat(claim: string, format: string): boolean {
  return claim.toLowerCase().replace("jpg", "jpeg") === format;
}
