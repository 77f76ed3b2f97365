import { isLoopback } from "../../core/config/base-url.ts";
import { isObject } from "../../core/input/fields.ts";
import { parseUrl } from "../../core/input/parse-url.ts";

/** What is wrong with an address for deliveries: Argil asks for https, the sandbox takes http on loopback too. */
export function callbackProblem(text: string): string | undefined {
  const url = parseUrl(text);
  if (url?.protocol === "https:" || (url?.protocol === "http:" && isLoopback(url.hostname))) return undefined;
  return "callbackUrl must be an absolute https URL (in the sandbox, http on loopback will do)";
}

/** A body whose `callbackUrl` the document lets pass: http on loopback is shown as https. */
export function relaxCallback(value: unknown): unknown {
  if (!isObject(value) || typeof value.callbackUrl !== "string") return value;
  const url = parseUrl(value.callbackUrl);
  if (url?.protocol !== "http:" || !isLoopback(url.hostname)) return value;
  return { ...value, callbackUrl: value.callbackUrl.replace(/^http:/i, "https:") };
}
