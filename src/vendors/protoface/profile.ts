import type { VendorProfile } from "../../core/config/profile.ts";
import { isObject, stringField } from "../../core/input/fields.ts";

/** Protoface, as described by its OpenAPI document and its documentation. */
export const profile: VendorProfile<"protoface"> = {
  name: "protoface",
  baseUrl: "https://api.protoface.com",
  keyVariable: "PROTOFACE_API_KEY",
  baseUrlVariable: "PROTOFACE_BASE_URL",
  authorize: (key) => ({ authorization: `Bearer ${key}` }),
  readFailure(body, _status, headers) {
    const error = isObject(body) ? body.error : undefined;
    const type = stringField(error, "type");
    const requestId = stringField(error, "request_id") ?? headers.get("x-request-id") ?? undefined;
    const message = stringField(error, "message");
    const apiCode = stringField(error, "code");
    const param = stringField(error, "param");
    return {
      ...(message !== undefined && { message }),
      ...(type !== undefined && { type }),
      ...(apiCode !== undefined && { apiCode }),
      ...(param !== undefined && { param }),
      ...(requestId !== undefined && { requestId }),
      // Sent with 402 and, for a plan limit, with 429.
      quota: type === "quota_exceeded",
    };
  },
  // 503 in the documented envelope: the image could not be screened, so nothing was built.
  refusesCreate: (status, { type }) => status === 503 && type !== undefined,
};
