import { isLoopback } from "../../core/config/base-url.ts";

/**
 * Whether a request was meant for this machine: a page elsewhere can give its own name this machine's address (DNS rebinding),
 * and is then told apart by nothing but the header Host. `allowed` holds other names, in lower case and without a port.
 */
export function isOwnHost(host: string | undefined, allowed: readonly string[]): boolean {
  // Not by a URL parser, which reads more into it than a browser writes: users, paths, numbers.
  const [, name = ""] = /^(\[[\da-f:]+\]|[\w.-]+)(?::\d+)?$/.exec(host?.toLowerCase() ?? "") ?? [];
  return isLoopback(name) || allowed.includes(name);
}
