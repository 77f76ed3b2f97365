import { matchesUnicode } from "../input/characters.ts";
import { parseUrl } from "../input/parse-url.ts";
import { readEnv } from "./env.ts";
import type { ClientOptions } from "./options.ts";
import type { VendorProfile } from "./profile.ts";

// A parser drops tabs and line breaks, trims spaces, and takes invisible characters out of hosts (UTS 46).
const unseen = "[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Z}\\p{Default_Ignorable_Code_Point}]";

/**
 * The option, else the vendor's variable, else the server of its document; without slashes at its end.
 *
 * URL parsers mend a great deal (WHATWG URL, 4.4), and what they make of it gets the key: what is mended is refused.
 * Other spellings of the same URL are taken (RFC 3986, 6.2.2): case of the host, dot segments, percent-encoding of
 * the path.
 */
export function resolveBaseUrl(profile: VendorProfile, options: ClientOptions, reasons: string[]): string {
  const fromEnv = readEnv(profile.baseUrlVariable);
  const given: unknown = options.baseUrl ?? fromEnv ?? profile.baseUrl;
  const name = options.baseUrl == null && fromEnv !== undefined ? profile.baseUrlVariable : "baseUrl";
  const problem = problemOf(given, profile.baseUrl, options.allowInsecureHttp === true);
  if (problem !== undefined) reasons.push(`${name} ${problem}`);
  return problem === undefined ? new URL(String(given)).href.replace(/\/+$/, "") : "";
}

/** What is wrong with a base URL, as the rest of a sentence. */
function problemOf(given: unknown, example: string, insecure: boolean): string | undefined {
  if (typeof given !== "string") return `must be a string such as ${example}`;
  if (matchesUnicode(given, unseen)) {
    return "must not hold white space, line breaks or invisible characters; copy it again";
  }
  if (given.includes("\\")) return "must not hold a backslash; write / in its place";
  const [, authority] = /^https?:\/\/([^/?#]+)/i.exec(given) ?? [];
  const url = parseUrl(given);
  if (authority === undefined || !url) return `must be an absolute https URL such as ${example}`;
  if (url.username || url.password || /[?#]/.test(given)) {
    return "must not hold a user, a password, a query or a fragment";
  }
  if (!isHost(authority.replace(/:\d*$/, ""), url.hostname)) {
    return `would be used as ${url.href.replace(/\/+$/, "")}; write it that way, or mend it`;
  }
  if (url.protocol === "http:" && !isLoopback(url.hostname) && !insecure) {
    return "must be https, since http sends the key readable (allowInsecureHttp: true permits it)";
  }
  return undefined;
}

/** True unless the parser turned the host into another: numbers, percent-escapes and look-alike characters do that. */
function isHost(written: string, used: string): boolean {
  if (written.startsWith("[")) return true;
  const labels = used.split(".");
  const same = (label: string, at: number): boolean => {
    const plain = /^[\x21-\x7e]*$/.test(label);
    return plain ? label.toLowerCase() === labels[at] : labels[at]?.startsWith("xn--") === true;
  };
  return written.split(".").length === labels.length && written.split(".").every(same);
}

/** This machine. Not `x.localhost`: what that leads to is for the resolver to say. */
export function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(hostname);
}
