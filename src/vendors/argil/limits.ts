import type { ImageRules } from "../../core/image/rules.ts";
import type { NameRules } from "../../core/input/name-rules.ts";

const page = "https://docs.argil.ai/api-reference, create an avatar";

export const imageRules: ImageRules = {
  source: `${page}: Image Requirements`,
  types: ["image/png", "image/jpeg", "image/webp"],
  maxMegabytes: 10,
  ratios: [
    [16, 9],
    [9, 16],
  ],
  smallest: [1280, 720],
  largest: [3840, 2160],
};

export const nameRules: NameRules = { source: `${page}: AvatarCreateArgsImage`, min: 1, max: 256 };

/** Length of a moment's transcript, in characters. Argil's pages state two limits; the API accepts the longer one. */
export const transcriptLimits = { max: 500, otherPage: 250 };

export const extrasLimits = { pairs: 10, characters: 256 };
