import type { ImageType } from "./formats.ts";

/** The images that a vendor accepts. */
export interface ImageRules {
  /** Where the vendor documents the rules. */
  source: string;
  types: readonly ImageType[];
  /** In units of 2^20 bytes: no vendor defines MB, and the larger meaning never rejects an image that may pass. */
  maxMegabytes?: number;
  /** Accepted shapes, width to height, portrait and landscape. */
  ratios?: readonly Sides[];
  /** Minimum size as long side by short side, in pixels. */
  smallest?: Sides;
  /** Maximum size as long side by short side, in pixels. */
  largest?: Sides;
}

/** Two lengths, or the two parts of a ratio. */
export type Sides = readonly [number, number];

/** `a, b or c`. */
export function either(words: readonly string[]): string {
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}
