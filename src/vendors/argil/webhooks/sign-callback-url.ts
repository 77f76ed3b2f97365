import { type OptionKinds, optionReasons } from "../../../core/config/check-options.ts";
import { assertValid } from "../../../core/errors/input.ts";
import { checkUrl } from "../../../core/input/fields.ts";
import { profile } from "../profile.ts";
import {
  canonicalText,
  expiresName,
  issuedName,
  maxUrlLength,
  type Secret,
  secretBytes,
  signatureName,
  timeOf,
  toHex,
  toKey,
} from "./callback-signature.ts";

export interface SignCallbackOptions {
  /**
   * How long the URL is valid, in seconds, up to 3,153,600,000 (100 years). Default 86,400 (1 day). For a subscription,
   * choose longer, and renew it with `webhooks.update`.
   */
  expiresInSeconds?: number | undefined;
  /** The time of signing. Default: now. */
  now?: Date | undefined;
}

const signOptionKinds: OptionKinds<SignCallbackOptions> = { expiresInSeconds: "any", now: "any" };

const maxExpirySeconds = 3_153_600_000;

/**
 * Signs a callback URL, because Argil does not sign its deliveries: {@link verifyCallbackUrl} rejects callers who do
 * not know the signed URL. Adds three query parameters; the HMAC-SHA256 covers scheme, host, path, all other query
 * parameters (in any order) and the times. A fragment is dropped, since it is never sent.
 *
 * @param secret At least 32 random bytes, or a string that is as hard to guess. If several are given, the first one
 *   signs.
 * @throws InvalidInputError if the URL is not http(s), contains credentials, is already signed or is longer than 2,048
 *   characters once signed; for an empty secret; for invalid options.
 * @example
 * const callbackUrl = await signCallbackUrl("https://example.com/argil?order=7", secret);
 * await argil.avatars.create({ name: "Ada", datasetImage, callbackUrl });
 */
export async function signCallbackUrl(
  url: string | URL,
  secret: Secret | readonly Secret[],
  options: SignCallbackOptions = {},
): Promise<string> {
  const reasons = optionReasons(options, signOptionKinds);
  const { expiresInSeconds = 86_400, now = new Date() } = options ?? {};
  checkUrl(url instanceof URL ? url.href : url, "url", ["https:", "http:"], reasons);
  if (!Number.isInteger(expiresInSeconds) || expiresInSeconds < 1 || expiresInSeconds > maxExpirySeconds) {
    reasons.push(`expiresInSeconds must be a whole number from 1 to ${maxExpirySeconds}`);
  }
  if (!(timeOf(now) >= 1_000)) reasons.push("now must be a date since 1970");
  assertValid(profile.name, reasons);
  const [first = new Uint8Array()] = secretBytes(secret);
  const signed = new URL(url);
  signed.hash = "";
  if (signed.username || signed.password) reasons.push("url must not contain a user name or password");
  for (const name of [issuedName, expiresName, signatureName]) {
    if (signed.searchParams.has(name)) reasons.push(`url already contains ${name}: sign the bare URL`);
  }
  const issued = Math.floor(timeOf(now) / 1000);
  const times = { issued: String(issued), expires: String(issued + expiresInSeconds) };
  const signature = toHex(await crypto.subtle.sign("HMAC", await toKey(first), canonicalText(signed, times)));
  // Appended as text: `searchParams` would re-encode the other parameters.
  signed.search += `${signed.search && "&"}${issuedName}=${times.issued}&${expiresName}=${times.expires}&${signatureName}=${signature}`;
  if (signed.href.length > maxUrlLength) {
    reasons.push(`url has ${signed.href.length} characters when signed; the limit is ${maxUrlLength}`);
  }
  assertValid(profile.name, reasons);
  return signed.href;
}
