import { isLoopback } from "../config/base-url.ts";
import { InvalidResponseError } from "../errors/transport.ts";
import type { Transport } from "../http/transport.ts";
import { parseUrl } from "../input/parse-url.ts";

/**
 * The address at a storage host that an answer of the vendor gave: https, since its signature is a secret, or http on
 * this machine. It is never shown.
 *
 * @throws InvalidResponseError for any other.
 */
export function storageUrl(
  { profile: { name: vendor } }: Transport,
  address: unknown,
  { method, path, id }: { method: string; path: string; id?: string | undefined },
): URL {
  const url = typeof address === "string" ? parseUrl(address) : undefined;
  const safe = url?.protocol === "https:" || (url?.protocol === "http:" && isLoopback(url.hostname));
  if (url && safe && !url.username && !url.password) return url;
  const found = url ? `one of ${url.protocol}//${url.host}` : "none";
  const problem = `the vendor's answer must hold an https address without a password, and holds ${found}`;
  throw new InvalidResponseError({ vendor, method, path, id }, 200, problem);
}
