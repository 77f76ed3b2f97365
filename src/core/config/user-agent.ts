import { packageVersion } from "./version.ts";

interface Platform {
  process?: { versions?: { node?: string } };
  navigator?: { userAgent?: string };
}

/**
 * The header that names the package, where one may be set. Browsers send their own, and would ask the server for
 * leave to send another (CORS); so only known others get it: Node and what has its `process`, and Cloudflare's
 * workers.
 */
export function userAgent(): Record<string, string> {
  const { process, navigator } = globalThis as Platform;
  const mayBeSet = process?.versions?.node !== undefined || navigator?.userAgent === "Cloudflare-Workers";
  return mayBeSet ? { "user-agent": `avatar-clients/${packageVersion}` } : {};
}
