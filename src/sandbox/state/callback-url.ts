import { isLoopback } from "../../core/config/base-url.ts";
import { isObject } from "../../core/input/fields.ts";
import { parseUrl } from "../../core/input/parse-url.ts";

/** The problem with a callback URL, if any: Argil requires https; the sandbox also accepts http on loopback. */
export function callbackProblem(text: string): string | undefined {
  const url = parseUrl(text);
  if (url?.protocol === "https:" || (url?.protocol === "http:" && isLoopback(url.hostname))) return undefined;
  return "callbackUrl must be an absolute https URL (in the sandbox, http on loopback also works)";
}

/** The body with a `callbackUrl` that the document accepts: http on loopback is presented as https. */
export function relaxCallback(value: unknown): unknown {
  if (!isObject(value) || typeof value.callbackUrl !== "string") return value;
  const url = parseUrl(value.callbackUrl);
  if (url?.protocol !== "http:" || !isLoopback(url.hostname)) return value;
  return { ...value, callbackUrl: value.callbackUrl.replace(/^http:/i, "https:") };
}
