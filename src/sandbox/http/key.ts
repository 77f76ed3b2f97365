import type { VendorProfile } from "../../core/config/profile.ts";
import type { VendorName } from "../../core/errors/base.ts";
import type { SandboxOperation } from "../document/prism.ts";

/** The only key that a sandbox accepts: always the same, so that it can be put in a `.env` file. */
export function sandboxKey(vendor: VendorName): string {
  return `sandbox-key-of-${vendor}`;
}

/** Whether the request may use the operation. */
export function isAllowed(
  { security = [] }: SandboxOperation,
  headers: Readonly<Record<string, string>>,
  profile: VendorProfile,
): boolean {
  if (security.length === 0 || security.some((schemes) => schemes.length === 0)) return true;
  return Object.entries(profile.authorize(sandboxKey(profile.name))).every(
    // The name of the scheme is case-insensitive: RFC 9110, 11.1.
    ([name, value]) => headers[name]?.replace(/^bearer +/i, "Bearer ") === value,
  );
}
