import type { VendorName } from "../core/errors/index.ts";
import type { BrokenRule } from "../core/image/broken-rules.ts";
import type { Face, FaceFinder } from "../core/image/faces.ts";
import type { FitPlan } from "../core/image/plan-fit.ts";

/** A broken rule, and who says so. */
export interface ImageProblem extends BrokenRule {
  /** Where the vendor documents it; for `readable`, where it lists the formats it accepts. */
  readonly source: string;
}

/** One vendor's published rules, held against a picture. */
export interface ImageVerdict {
  /**
   * True if no published rule of format, size and shape is broken. Whether the vendor takes the picture depends on more,
   * above all on the face.
   */
  readonly ok: boolean;
  /** Every broken rule. */
  readonly problems: readonly ImageProblem[];
  /**
   * What would fix all problems together, such as `crop it to 705x1254, enlarge it to 720x1280 (which adds no detail)`;
   * undefined if there are none. `fitImage` of `avatar-clients/node` and `avatars fit` do it.
   */
  readonly fix: string | undefined;
  /** The crop and the size of that fix; undefined if nothing is wrong or the picture's size is unknown. */
  readonly plan: FitPlan | undefined;
  /** The vendor's own guide to pictures that work. */
  readonly guide: string;
}

/** What can be looked at in a picture, and what only people and the vendor see. */
export type ImageAspect = "format" | "size" | "shape" | "one colour" | "faces" | "light" | "consent";

/** What a picture is, and the verdict of each vendor asked about. */
export interface ImageReport<Vendor extends VendorName = VendorName> {
  /** Told from the bytes, whatever the file claims; other formats as `gif`, `heic` and so on; undefined if unknown. */
  readonly format: "png" | "jpeg" | "webp" | (string & {}) | undefined;
  /** In pixels, as displayed: the EXIF rotation of a JPEG is applied. Undefined if the head does not tell. */
  readonly width: number | undefined;
  /** As `width`. */
  readonly height: number | undefined;
  /** Size of the file. */
  readonly bytes: number;
  /** What the verdicts rest on. */
  readonly lookedAt: readonly ImageAspect[];
  /** What nobody has looked at, although the vendor will. */
  readonly notLookedAt: readonly ImageAspect[];
  /** The faces, if they were given or looked for. */
  readonly faces: readonly Face[] | undefined;
  /**
   * What breaks no published rule and is odd or will hardly work: a PNG that is named `.jpg` (it is sent as what it is), a
   * tiny, animated or apparently empty picture, faces that are missing, small or cut off.
   */
  readonly warnings: readonly string[];
  /** The verdict of each vendor asked about. */
  readonly vendors: Readonly<Record<Vendor, ImageVerdict>>;
}

/** What the caller knows of a picture beyond its head. */
export interface CheckImageOptions {
  /** Boxes in the picture's own pixels, or a function that finds them with a detector of your choice. */
  faces?: readonly Face[] | FaceFinder | undefined;
  /** Whether the picture is all one colour, if you have looked at its pixels. Otherwise it is guessed from the file's size. */
  oneColour?: boolean | undefined;
}
