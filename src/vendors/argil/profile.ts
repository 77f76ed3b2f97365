import type { VendorProfile } from "../../core/config/profile.ts";
import { isObject, stringField } from "../../core/input/fields.ts";

/** Argil, as described by its documentation. */
export const profile: VendorProfile<"argil"> = {
  name: "argil",
  baseUrl: "https://api.argil.ai/v1",
  keyVariable: "ARGIL_API_KEY",
  baseUrlVariable: "ARGIL_BASE_URL",
  authorize: (key) => ({ "x-api-key": key }),
  readFailure(body) {
    const message = stringField(body, "message");
    const apiCode = isObject(body) ? body.code : undefined;
    return {
      ...(message !== undefined && { message }),
      ...((typeof apiCode === "number" || typeof apiCode === "string") && { apiCode }),
    };
  },
};
