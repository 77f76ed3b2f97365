import { createHmac } from "node:crypto";
import {
  type CallbackRefusal,
  type CallbackVerdict,
  type SignCallbackOptions,
  signCallbackUrl,
  type VerifyCallbackOptions,
  verifyCallbackUrl,
} from "../../src/vendors/argil/index.ts";

export const secret = "0123456789abcdef0123456789abcdef";
export const olderSecret = "fedcba9876543210fedcba9876543210";

/** When the vectors are signed; valid for an hour. */
export const signedAt = new Date("2026-01-01T00:00:00Z");
export const issued = signedAt.getTime() / 1000;
export const expires = issued + 3_600;

export function later(seconds: number): Date {
  return new Date(signedAt.getTime() + seconds * 1_000);
}

export const plainUrl = "https://hooks.example.com/argil/done?order=7&note=for%20Ada&tag=a&tag=b";

export function sign(
  url: string | URL = plainUrl,
  key = secret,
  options: SignCallbackOptions = {},
): Promise<string> {
  return signCallbackUrl(url, key, { now: signedAt, expiresInSeconds: 3_600, ...options });
}

/** The signature computed from its description, without the package's code. */
export function hmac(lines: readonly (string | number)[], key: string | Uint8Array = secret): string {
  return createHmac("sha256", key).update(lines.join("\n"), "utf8").digest("hex");
}

export const event = {
  event: "AVATAR_TRAINING_SUCCESS",
  data: { avatarId: "g1", avatarName: "Ada" },
} as const;

export const good = { ok: true, issuedAt: signedAt, expiresAt: later(3_600), secret: 0 };

export const refused = (reason: CallbackRefusal) => ({ ok: false, reason });

/** Checks a URL with the vectors' secret, at the time of signing. */
export function verify(
  url: Parameters<typeof verifyCallbackUrl>[0],
  options: VerifyCallbackOptions = {},
): Promise<CallbackVerdict> {
  return verifyCallbackUrl(url, secret, { now: signedAt, ...options });
}

export function delivery(url: string, init: RequestInit = {}): Request {
  return new Request(url, { method: "POST", body: JSON.stringify(event), ...init });
}
