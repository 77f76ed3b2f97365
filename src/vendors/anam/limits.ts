import type { ImageRules } from "../../core/image/rules.ts";
import type { NameRules } from "../../core/input/name-rules.ts";

// The page as of 2026-07-17.
const source = "https://anam.ai/docs/api-reference/create-avatar";

export const imageRules: ImageRules = {
  source,
  types: ["image/png", "image/jpeg", "image/webp"],
  maxMegabytes: 4.5,
};

/** The page asks for 3 to 50 characters in forms and for 1 or more in JSON, and no schema says either. */
export const nameRules: NameRules = { source, least: 1, advised: [3, 50] };
