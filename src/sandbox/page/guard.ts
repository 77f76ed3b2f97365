import type { IncomingHttpHeaders } from "node:http";
import { parseUrl } from "../../core/input/parse-url.ts";
import { isOwnHost } from "../http/hosts.ts";

/** What a request needs to be accepted. */
export interface Guard {
  readonly allowHosts: readonly string[];
  /** The token of this start; the page has it, and no other page can read it. */
  readonly token: string;
}

/**
 * Why a request is rejected; undefined if it is accepted. Reads require a host name of this machine and, if the browser says
 * who asks (Fetch Metadata), the page itself. Changes also require the page's own origin and token.
 */
export function refusal(
  { allowHosts, token }: Guard,
  { method, path, headers }: { method: string; path: string; headers: IncomingHttpHeaders },
): string | undefined {
  if (!isOwnHost(headers.host, allowHosts)) {
    return "this page is available on this machine only; for another host name, use --allow-host NAME (allowHosts)";
  }
  const site = headers["sec-fetch-site"];
  const opens = path === "/" && headers["sec-fetch-mode"] === "navigate";
  if (site !== undefined && site !== "same-origin" && site !== "none" && !opens)
    return "other sites may not request this";
  if (method === "GET" || method === "HEAD") return undefined;
  if (parseUrl(headers.origin ?? "")?.host !== parseUrl(`http://${headers.host}`)?.host)
    return "the Origin header must be the page's own origin";
  return isSame(headers["x-sandbox-token"], token)
    ? undefined
    : "the token is missing or from an earlier start: reload the page";
}

/** Compares in constant time, which does not reveal where two strings differ. */
function isSame(given: string | string[] | undefined, wanted: string): boolean {
  if (typeof given !== "string" || given.length !== wanted.length) return false;
  let difference = 0;
  for (let at = 0; at < wanted.length; at++) difference |= given.charCodeAt(at) ^ wanted.charCodeAt(at);
  return difference === 0;
}
