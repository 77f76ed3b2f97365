import type { Face, FaceFinder } from "../../core/image/faces.ts";
import type { FitOptions, FitPlan } from "../../core/image/plan-fit.ts";

/** How to fit an image. All options are optional. */
export interface FitImageOptions extends Omit<FitOptions, "faces"> {
  /** Boxes in the image's own pixels, or a function that finds them with a detector of your choice. */
  faces?: readonly Face[] | FaceFinder | undefined;
  /** The output format. Default: the image's own if the vendor accepts it and the file is small enough, otherwise JPEG. */
  format?: "png" | "jpeg" | "webp" | undefined;
}

/** An image that meets a vendor's published rules, and what was done to it. */
export interface FittedImage {
  /** The image to send: the original bytes if nothing had to be done. */
  readonly image: File;
  readonly changed: boolean;
  /** What was done, as text: `cropped 1254x1254 to 705x1254 from 275,0 (56 % of it), ..., saved as PNG`. */
  readonly did: string;
  /** Which part was kept and at which size; undefined if nothing had to be done. */
  readonly plan: FitPlan | undefined;
  /** The faces, if they were given or searched for. */
  readonly faces: readonly Face[] | undefined;
  /** What to review before you pay: {@link FitPlan.warnings} and the warnings of `checkImage`. */
  readonly warnings: readonly string[];
}
