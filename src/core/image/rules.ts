import type { ImageType } from "./formats.ts";

/** What a vendor takes: one row of the table, beside the vendor's other facts. */
export interface ImageRules {
  /** Where the vendor says so. */
  source: string;
  types: readonly ImageType[];
  /** In MB of 2^20 bytes. No vendor says which MB it means, so the larger meaning: never refuse what may pass. */
  maxMegabytes?: number;
  /** Shapes allowed, width to height, upright and lying. */
  ratios?: readonly Sides[];
  /** Smallest and largest picture, lying: long side by short side, in pixels. */
  smallest?: Sides;
  largest?: Sides;
}

/** Two lengths or two parts of a ratio. */
export type Sides = readonly [number, number];

/** `a, b or c`. */
export function either(words: readonly string[]): string {
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}
