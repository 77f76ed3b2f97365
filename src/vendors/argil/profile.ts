import type { ImageRules } from "../../core/image/check.ts";
import type { VendorProfile } from "../../core/profile.ts";
import { isObject, stringMember } from "../../core/shape.ts";

/** Argil, as its pages describe it. */
export const profile: VendorProfile<"argil"> = {
  name: "argil",
  baseUrl: "https://api.argil.ai/v1",
  keyVariable: "ARGIL_API_KEY",
  baseUrlVariable: "ARGIL_BASE_URL",
  authorize: (key) => ({ "x-api-key": key }),
  readFailure(body) {
    const message = stringMember(body, "message");
    const apiCode = isObject(body) ? body.code : undefined;
    return {
      ...(message !== undefined && { message }),
      ...((typeof apiCode === "number" || typeof apiCode === "string") && { apiCode }),
    };
  },
};

/** Source: "Image Requirements" of Argil's create-avatar page. */
export const imageRules: ImageRules = {
  types: ["image/png", "image/jpeg", "image/webp"],
  maxMegabytes: 10,
  ratios: [
    [16, 9],
    [9, 16],
  ],
  smallest: [1280, 720],
  largest: [3840, 2160],
};

export const extrasLimits = { pairs: 10, characters: 256 };
