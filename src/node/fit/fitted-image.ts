import type { Face, FaceFinder } from "../../core/image/faces.ts";
import type { FitOptions, FitPlan } from "../../core/image/plan-fit.ts";

/** How to fit a picture. All of it may be left out. */
export interface FitImageOptions extends Omit<FitOptions, "faces"> {
  /** Boxes in the picture's own pixels, or a function that finds them with a detector of your choice. */
  faces?: readonly Face[] | FaceFinder | undefined;
  /** The format to write. Default: the picture's own where the vendor takes it, JPEG otherwise or where it is too large. */
  format?: "png" | "jpeg" | "webp" | undefined;
}

/** A picture that keeps a vendor's published rules, and what was done to it. */
export interface FittedImage {
  /** The picture to send: the given bytes themselves if nothing had to be done. */
  readonly image: File;
  readonly changed: boolean;
  /** What was done, as a sentence: `cropped 1254x1254 to 705x1254 from 275,0 (56 % of it), ..., saved as PNG`. */
  readonly did: string;
  /** Which part was kept and at which size; undefined if nothing had to be done. */
  readonly plan: FitPlan | undefined;
  /** The faces, if they were given or looked for. */
  readonly faces: readonly Face[] | undefined;
  /** What to look at before paying: see {@link FitPlan.warnings} and the warnings of `checkImage`. */
  readonly warnings: readonly string[];
}
