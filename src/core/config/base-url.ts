import { matchesUnicode } from "../input/characters.ts";
import { parseUrl } from "../input/parse-url.ts";
import { readEnv } from "./env.ts";
import type { ClientOptions } from "./options.ts";
import type { VendorProfile } from "./profile.ts";

// URL parsers drop tabs and line breaks, trim spaces, and remove invisible characters from hosts (UTS 46).
const unseen = "[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Z}\\p{Default_Ignorable_Code_Point}]";

/**
 * Resolves the base URL from the option, the vendor's environment variable or the document's server, in this order,
 * without trailing slashes.
 *
 * URL parsers silently repair a lot (WHATWG URL, 4.4), and the repaired host would receive the key, so such URLs are
 * rejected. Equivalent spellings are accepted (RFC 3986, 6.2.2): host case, dot segments, percent-encoding of the path.
 */
export function resolveBaseUrl(profile: VendorProfile, options: ClientOptions, reasons: string[]): string {
  const fromEnv = readEnv(profile.baseUrlVariable);
  const given: unknown = options.baseUrl ?? fromEnv ?? profile.baseUrl;
  const name = options.baseUrl == null && fromEnv !== undefined ? profile.baseUrlVariable : "baseUrl";
  const problem = problemOf(given, profile.baseUrl, options.allowInsecureHttp === true);
  if (problem !== undefined) reasons.push(`${name} ${problem}`);
  return problem === undefined ? new URL(String(given)).href.replace(/\/+$/, "") : "";
}

/** Why a base URL is rejected, as the rest of a sentence. */
function problemOf(given: unknown, example: string, insecure: boolean): string | undefined {
  if (typeof given !== "string") return `must be a string such as ${example}`;
  if (matchesUnicode(given, unseen)) {
    return "must not contain whitespace, line breaks or invisible characters; copy it again";
  }
  if (given.includes("\\")) return "must not contain a backslash; use / instead";
  const [, authority] = /^https?:\/\/([^/?#]+)/i.exec(given) ?? [];
  const url = parseUrl(given);
  if (authority === undefined || !url) return `must be an absolute https URL such as ${example}`;
  if (url.username || url.password || /[?#]/.test(given)) {
    return "must not contain a user name, password, query or fragment";
  }
  if (!isHost(authority.replace(/:\d*$/, ""), url.hostname)) {
    return `would be parsed as ${url.href.replace(/\/+$/, "")}; write it that way, or correct it`;
  }
  if (url.protocol === "http:" && !isLoopback(url.hostname) && !insecure) {
    return "must be https: http sends the key in plain text (allowInsecureHttp: true permits it)";
  }
  return undefined;
}

/** False if the parser changed the host, as it does for numbers, percent-escapes and look-alike characters. */
function isHost(written: string, used: string): boolean {
  if (written.startsWith("[")) return true;
  const labels = used.split(".");
  const same = (label: string, at: number): boolean => {
    const plain = /^[\x21-\x7e]*$/.test(label);
    return plain ? label.toLowerCase() === labels[at] : labels[at]?.startsWith("xn--") === true;
  };
  return written.split(".").length === labels.length && written.split(".").every(same);
}

/** True for this machine. Not for `x.localhost`, which the resolver may send elsewhere. */
export function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(hostname);
}
