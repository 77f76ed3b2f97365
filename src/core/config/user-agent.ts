import { packageVersion } from "./version.ts";

interface Platform {
  process?: { versions?: { node?: string } };
  navigator?: { userAgent?: string };
}

/**
 * The `user-agent` header, on platforms that allow it. A browser would need a CORS preflight for it, so it is set
 * only on Node, on platforms with Node's `process`, and on Cloudflare Workers.
 */
export function userAgent(): Record<string, string> {
  const { process, navigator } = globalThis as Platform;
  const mayBeSet = process?.versions?.node !== undefined || navigator?.userAgent === "Cloudflare-Workers";
  return mayBeSet ? { "user-agent": `avatar-clients/${packageVersion}` } : {};
}
