import type { IncomingHttpHeaders } from "node:http";
import { parseUrl } from "../../core/input/parse-url.ts";
import { isOwnHost } from "../http/hosts.ts";

/** What a request must show to be let in. */
export interface Guard {
  readonly allowHosts: readonly string[];
  /** Of this start; the page has it, and no other page can read it. */
  readonly token: string;
}

/**
 * Why a request is turned away; undefined for one that is let in. Reading asks for a host of this machine and, where the
 * browser says who asks (Fetch Metadata), for the page itself; changing asks for the page's own origin and token besides.
 */
export function refusal(
  { allowHosts, token }: Guard,
  { method, path, headers }: { method: string; path: string; headers: IncomingHttpHeaders },
): string | undefined {
  if (!isOwnHost(headers.host, allowHosts)) {
    return "this page is for this machine only; for another name of it start with --allow-host NAME (allowHosts)";
  }
  const site = headers["sec-fetch-site"];
  const opens = path === "/" && headers["sec-fetch-mode"] === "navigate";
  if (site !== undefined && site !== "same-origin" && site !== "none" && !opens)
    return "another site may not ask for this";
  if (method === "GET" || method === "HEAD") return undefined;
  if (parseUrl(headers.origin ?? "")?.host !== parseUrl(`http://${headers.host}`)?.host)
    return "the header Origin must be the page's own";
  return isSame(headers["x-sandbox-token"], token)
    ? undefined
    : "the token is missing or of another start: reload the page";
}

/** In a time that tells nothing of where two texts differ. */
function isSame(given: string | string[] | undefined, wanted: string): boolean {
  if (typeof given !== "string" || given.length !== wanted.length) return false;
  let difference = 0;
  for (let at = 0; at < wanted.length; at++) difference |= given.charCodeAt(at) ^ wanted.charCodeAt(at);
  return difference === 0;
}
