import type { VendorProfile } from "../../core/config/profile.ts";
import { isObject, stringMember } from "../../core/input/fields.ts";

/** Protoface, as its OpenAPI document and its pages describe it. */
export const profile: VendorProfile<"protoface"> = {
  name: "protoface",
  baseUrl: "https://api.protoface.com",
  keyVariable: "PROTOFACE_API_KEY",
  baseUrlVariable: "PROTOFACE_BASE_URL",
  authorize: (key) => ({ authorization: `Bearer ${key}` }),
  readFailure(body, _status, headers) {
    const error = isObject(body) ? body.error : undefined;
    const type = stringMember(error, "type");
    const requestId = stringMember(error, "request_id") ?? headers.get("x-request-id") ?? undefined;
    const message = stringMember(error, "message");
    const apiCode = stringMember(error, "code");
    const param = stringMember(error, "param");
    return {
      ...(message !== undefined && { message }),
      ...(type !== undefined && { type }),
      ...(apiCode !== undefined && { apiCode }),
      ...(param !== undefined && { param }),
      ...(requestId !== undefined && { requestId }),
      // Comes with 402 and, for a plan's ceiling, with 429.
      quota: type === "quota_exceeded",
    };
  },
  // 503 with the envelope: the picture could not be screened, so nothing was built.
  refusesCreate: (status, { type }) => status === 503 && type !== undefined,
};
