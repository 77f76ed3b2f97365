import type { VendorName } from "../core/errors/index.ts";
import type { BrokenRule } from "../core/image/broken-rules.ts";
import type { Face, FaceFinder } from "../core/image/faces.ts";
import type { FitPlan } from "../core/image/plan-fit.ts";

/** A broken rule, and where it comes from. */
export interface ImageProblem extends BrokenRule {
  /** Where the vendor documents the rule; for `readable`, where it lists the formats it accepts. */
  readonly source: string;
}

/** The result of checking an image against one vendor's published rules. */
export interface ImageVerdict {
  /**
   * True if the image breaks no published rule about format, size or shape. The vendor may still reject it for other
   * reasons, above all the face.
   */
  readonly ok: boolean;
  /** Every broken rule. */
  readonly problems: readonly ImageProblem[];
  /**
   * How to fix all problems at once, such as `crop it to 705x1254, enlarge it to 720x1280 (which adds no detail)`;
   * undefined if there are none. `fitImage` from `avatar-clients/node` and the command `avatars fit` apply it.
   */
  readonly fix: string | undefined;
  /** The crop and target size of that fix; undefined if there are no problems or the image's size is unknown. */
  readonly plan: FitPlan | undefined;
  /** The vendor's own guide to images that work. */
  readonly guide: string;
}

/** An aspect of an image that can be checked here, or only by people and the vendor. */
export type ImageAspect = "format" | "size" | "shape" | "one colour" | "faces" | "light" | "consent";

/** Facts about an image, and the verdict of each vendor that was checked. */
export interface ImageReport<Vendor extends VendorName = VendorName> {
  /**
   * Detected from the bytes, whatever the file claims. Other formats are `gif`, `heic` and so on; undefined if
   * unknown.
   */
  readonly format: "png" | "jpeg" | "webp" | (string & {}) | undefined;
  /** In pixels, as displayed: a JPEG's EXIF rotation is applied. Undefined if the start of the file does not tell. */
  readonly width: number | undefined;
  /** As `width`. */
  readonly height: number | undefined;
  /** Size of the file, in bytes. */
  readonly bytes: number;
  /** The aspects that were checked. */
  readonly lookedAt: readonly ImageAspect[];
  /** The aspects that were not checked, although the vendor will check them. */
  readonly notLookedAt: readonly ImageAspect[];
  /** The faces, if they were given or detected. */
  readonly faces: readonly Face[] | undefined;
  /**
   * Things that break no published rule but look wrong or are unlikely to work: a PNG named `.jpg` (it is sent as
   * PNG), a tiny, animated or apparently blank image, and faces that are missing, small or cut off.
   */
  readonly warnings: readonly string[];
  /** One verdict per vendor that was checked. */
  readonly vendors: Readonly<Record<Vendor, ImageVerdict>>;
}

/** What the caller knows about an image beyond the start of its file. */
export interface CheckImageOptions {
  /** Face boxes in pixels of the image, or a function that detects them with a detector of your choice. */
  faces?: readonly Face[] | FaceFinder | undefined;
  /** Whether the image is all one colour, if you have decoded it. Default: estimated from the size of the file. */
  oneColour?: boolean | undefined;
}
