import type { VendorName } from "../core/errors/index.ts";
import type { BrokenRule } from "../core/image/rules.ts";

/** A broken rule, and what would help. */
export interface ImageProblem extends BrokenRule {
  /** What would mend it, such as `crop it to 1280x720`. */
  readonly fix: string;
  /** Where the vendor says so; for `readable`, where it says which formats it takes. */
  readonly source: string;
}

/** What one vendor would say to a picture. */
export interface ImageVerdict {
  /** True where no published rule is broken. The vendor looks at more than rules, a face above all. */
  readonly ok: boolean;
  /** Every broken rule. */
  readonly problems: readonly ImageProblem[];
}

/** What a picture is, and what the vendors asked about would say to it. */
export interface ImageReport<Vendor extends VendorName = VendorName> {
  /** By the bytes, whatever name or type the file bears; such as `gif` or `heic` for others, undefined if unknown. */
  readonly format: "png" | "jpeg" | "webp" | (string & {}) | undefined;
  /** In pixels, as displayed: the EXIF rotation of a JPEG is applied. Undefined where the head does not tell. */
  readonly width: number | undefined;
  readonly height: number | undefined;
  /** Size of the file. */
  readonly bytes: number;
  /** What is odd but breaks no rule, such as a PNG that is named `.jpg` (it is sent as what it is). */
  readonly warnings: readonly string[];
  readonly vendors: Readonly<Record<Vendor, ImageVerdict>>;
}
