import type { VendorProfile } from "../../core/config/profile.ts";
import { stringField } from "../../core/input/fields.ts";

/** Anam, as its OpenAPI document and its pages describe it. */
export const profile: VendorProfile<"anam"> = {
  name: "anam",
  baseUrl: "https://api.anam.ai",
  keyVariable: "ANAM_API_KEY",
  baseUrlVariable: "ANAM_BASE_URL",
  authorize: (key) => ({ authorization: `Bearer ${key}` }),
  // Bodies are declared for meetings only; avatar calls have been seen to answer alike, or with plain text.
  readFailure: (body) => {
    const message = filled(body, "message") ?? joined(filled(body, "error"), filled(body, "summary"));
    return message === undefined ? {} : { message };
  },
  commaSeparatedArrays: true,
};

/** A text member that says something. */
function filled(body: unknown, name: string): string | undefined {
  const text = stringField(body, name);
  return text?.trim() ? text : undefined;
}

/** `error` alone may say no more than "Validation failed"; what failed is in `summary`. */
function joined(error: string | undefined, summary: string | undefined): string | undefined {
  if (error === undefined || summary === undefined) return error ?? summary;
  return summary.startsWith(error) ? summary : `${error}: ${summary}`;
}
