import type { VendorProfile } from "../../core/config/profile.ts";
import { stringField } from "../../core/input/fields.ts";

/** Anam, as described by its OpenAPI document and its documentation. */
export const profile: VendorProfile<"anam"> = {
  name: "anam",
  baseUrl: "https://api.anam.ai",
  keyVariable: "ANAM_API_KEY",
  baseUrlVariable: "ANAM_BASE_URL",
  authorize: (key) => ({ authorization: `Bearer ${key}` }),
  // Error bodies are documented for meetings only; avatar calls return the same ones, or plain text.
  readFailure: (body) => {
    const message = filled(body, "message") ?? joined(filled(body, "error"), filled(body, "summary"));
    return message === undefined ? {} : { message };
  },
  commaSeparatedArrays: true,
};

/** A string field that is not blank. */
function filled(body: unknown, name: string): string | undefined {
  const text = stringField(body, name);
  return text?.trim() ? text : undefined;
}

/** `error` may be just "Validation failed"; `summary` then says what failed. */
function joined(error: string | undefined, summary: string | undefined): string | undefined {
  if (error === undefined || summary === undefined) return error ?? summary;
  return summary.startsWith(error) ? summary : `${error}: ${summary}`;
}
