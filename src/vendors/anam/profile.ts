import type { VendorProfile } from "../../core/profile.ts";
import { stringMember } from "../../core/shape.ts";

/** Anam, as its OpenAPI document and its pages describe it. */
export const profile: VendorProfile<"anam"> = {
  name: "anam",
  baseUrl: "https://api.anam.ai",
  keyVariable: "ANAM_API_KEY",
  baseUrlVariable: "ANAM_BASE_URL",
  authorize: (key) => ({ authorization: `Bearer ${key}` }),
  // Bodies are declared for meetings only; avatar calls have been seen to answer alike, or with plain text.
  readFailure: (body) => {
    const message =
      stringMember(body, "message") ?? stringMember(body, "error") ?? stringMember(body, "summary");
    return message === undefined ? {} : { message };
  },
  commaSeparatedArrays: true,
};
