import type { VendorName } from "../core/errors/index.ts";
import type { BrokenRule } from "../core/image/rules.ts";

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
