import { isLoopback } from "../../core/config/base-url.ts";
import { parseUrl } from "../../core/input/parse-url.ts";

/**
 * Whether a request was meant for this machine: a page elsewhere can give its own name this machine's address (DNS rebinding),
 * and is then told apart by nothing but the header Host. `allowed` holds other names, in lower case and without a port.
 */
export function isOwnHost(host: string | undefined, allowed: readonly string[]): boolean {
  const { hostname = "" } = (host !== undefined && parseUrl(`http://${host}`)) || {};
  return isLoopback(hostname) || allowed.includes(hostname);
}
