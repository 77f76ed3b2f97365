import { type OptionKinds, optionReasons } from "../../../core/config/check-options.ts";
import { assertValid } from "../../../core/errors/input.ts";
import { checkUrl, kindOf } from "../../../core/input/fields.ts";
import { parseUrl } from "../../../core/input/parse-url.ts";
import {
  isFetchRequest,
  isNodeRequest,
  methodOf,
  type NodeRequest,
  urlOf,
} from "../../../core/webhook/incoming.ts";
import { profile } from "../profile.ts";
import {
  type CallbackTimes,
  canonicalText,
  expiresName,
  fromHex,
  issuedName,
  maxUrlLength,
  type SecretSource,
  secretBytes,
  signatureName,
  timeOf,
  toKey,
} from "./callback-signature.ts";

export interface VerifyCallbackOptions {
  /** Allowed difference between the clocks of the signer and this server, in seconds. Default 300. */
  toleranceSeconds?: number | undefined;
  /** The time of the delivery. Default: now. */
  now?: Date | undefined;
  /**
   * This server's public URL, such as `https://example.com`, including any path prefix that a proxy strips. Set it
   * behind a proxy, where the server sees a different scheme or host than the one that was signed. Headers such as
   * `X-Forwarded-Host` are not trusted. Default: the scheme and host of the request.
   */
  baseUrl?: string | undefined;
}

/** Why a delivery was rejected. */
export type CallbackRefusal =
  /** The request is not a POST. */
  | "method"
  /** The URL was not signed: it has none of the three parameters. */
  | "unsigned"
  /** Not a valid signed URL: a parameter is missing, repeated or not a time, or the URL has over 2,048 characters. */
  | "malformed"
  /** The URL or its times were changed, or none of the secrets signed it. Behind a proxy, see `baseUrl`. */
  | "signature"
  /** The URL has expired. */
  | "expired"
  /** The URL was signed in the future, beyond the tolerance. */
  | "future";

/** The verdict. `secret` is the index of the secret that matched. */
export type CallbackVerdict =
  | { readonly ok: true; readonly issuedAt: Date; readonly expiresAt: Date; readonly secret: number }
  | { readonly ok: false; readonly reason: CallbackRefusal };

/**
 * Verifies that a delivery came to a URL signed by {@link signCallbackUrl} that has not expired. Pass the request,
 * which must be a POST, or its URL alone. Any of several secrets may match: to rotate a secret, put the new one
 * first, and drop the old one once the last URL signed with it has expired.
 *
 * The body is not signed, and a delivery can be replayed until the URL expires: treat an event as a hint, and handle it
 * idempotently.
 *
 * @returns the verdict; an invalid signature is a verdict, not an exception.
 * @throws InvalidInputError for a missing or empty secret, or invalid options; any error of a function that returns the
 *   secret.
 * @example
 * const verdict = await verifyCallbackUrl(request, [newSecret, oldSecret], { baseUrl: "https://example.com" });
 * if (!verdict.ok) return new Response(verdict.reason, { status: 401 });
 */
export async function verifyCallbackUrl(
  request: Request | NodeRequest | string | URL,
  secret: SecretSource,
  options: VerifyCallbackOptions = {},
): Promise<CallbackVerdict> {
  const { toleranceSeconds, now } = checkVerifyOptions(options);
  const secrets = secretBytes(typeof secret === "function" ? await secret() : secret);
  const whole = typeof request !== "string" && (isFetchRequest(request) || isNodeRequest(request));
  if (!whole && typeof request !== "string" && !(request instanceof URL)) {
    assertValid(profile.name, [`request must be a request or a URL, not ${kindOf(request)}`]);
  }
  if (whole && methodOf(request) !== "POST") return { ok: false, reason: "method" };
  const url = publicUrl(whole ? urlOf(request) : String(request), options.baseUrl);
  if (!url || url.href.length > maxUrlLength) return { ok: false, reason: "malformed" };
  const given = readParameters(url);
  if (typeof given === "string") return { ok: false, reason: given };
  const text = canonicalText(url, given);
  // `verify` compares in constant time (Web Cryptography API, 31.6.2).
  const fits = await Promise.all(
    secrets.map(async (each) => crypto.subtle.verify("HMAC", await toKey(each), given.signature, text)),
  );
  const at = fits.indexOf(true);
  if (at < 0) return { ok: false, reason: "signature" };
  const seconds = timeOf(now) / 1000;
  if (Number(given.issued) > seconds + toleranceSeconds) return { ok: false, reason: "future" };
  if (Number(given.expires) < seconds - toleranceSeconds) return { ok: false, reason: "expired" };
  const date = (time: string): Date => new Date(Number(time) * 1000);
  return { ok: true, issuedAt: date(given.issued), expiresAt: date(given.expires), secret: at };
}

const verifyOptionKinds: OptionKinds<VerifyCallbackOptions> = {
  toleranceSeconds: "any",
  now: "any",
  baseUrl: "any",
};

/** @throws InvalidInputError listing every reason. */
export function checkVerifyOptions(options: VerifyCallbackOptions): { toleranceSeconds: number; now: Date } {
  const reasons = optionReasons(options, verifyOptionKinds);
  const { toleranceSeconds = 300, now = new Date(), baseUrl } = options ?? {};
  if (typeof toleranceSeconds !== "number" || !(toleranceSeconds >= 0)) {
    reasons.push("toleranceSeconds must be a number of at least 0");
  }
  if (Number.isNaN(timeOf(now))) reasons.push("now must be a valid date");
  if (baseUrl !== undefined) checkUrl(baseUrl, "baseUrl", ["https:", "http:"], reasons);
  assertValid(profile.name, reasons);
  return { toleranceSeconds, now };
}

/** The URL as it was signed. */
function publicUrl(seen: string, baseUrl: string | undefined): URL | undefined {
  const url = parseUrl(seen, baseUrl);
  if (!url || baseUrl === undefined) return url;
  const base = new URL(baseUrl);
  return new URL(base.origin + base.pathname.replace(/\/$/, "") + url.pathname + url.search);
}

/** The three parameters of a signed URL, or why they are invalid. */
function readParameters(
  url: URL,
): (CallbackTimes & { signature: Uint8Array<ArrayBuffer> }) | "unsigned" | "malformed" {
  const [issued = [], expires = [], signature = []] = [issuedName, expiresName, signatureName].map((name) =>
    url.searchParams.getAll(name),
  );
  const all = [...issued, ...expires, ...signature];
  if (all.length === 0) return "unsigned";
  const bytes = fromHex(signature[0] ?? "");
  const times = { issued: issued[0] ?? "", expires: expires[0] ?? "" };
  const whole = all.length === 3 && bytes && isTime(times.issued) && isTime(times.expires);
  return whole ? { ...times, signature: bytes } : "malformed";
}

function isTime(text: string): boolean {
  return /^[1-9]\d{0,11}$/.test(text);
}
