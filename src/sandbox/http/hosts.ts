import { isLoopback } from "../../core/config/base-url.ts";

/**
 * Whether a request was meant for this machine. A page elsewhere can point its own host name at this machine (DNS rebinding),
 * and then only the Host header gives it away. `allowed` contains other names, in lower case and without a port.
 */
export function isOwnHost(host: string | undefined, allowed: readonly string[]): boolean {
  // Not with a URL parser, which accepts more than browsers send: users, paths, numbers.
  const [, name = ""] = /^(\[[\da-f:]+\]|[\w.-]+)(?::\d+)?$/.exec(host?.toLowerCase() ?? "") ?? [];
  return isLoopback(name) || allowed.includes(name);
}
