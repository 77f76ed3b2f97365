import { isLoopback } from "../config/base-url.ts";
import { InvalidResponseError } from "../errors/transport.ts";
import type { Transport } from "../http/transport.ts";
import { parseUrl } from "../input/parse-url.ts";

/**
 * Parses a presigned storage URL from a vendor's response. It must be https, since its signature is a secret, or http
 * on loopback. It is never shown.
 *
 * @throws InvalidResponseError for any other value.
 */
export function storageUrl(
  { profile: { name: vendor } }: Transport,
  address: unknown,
  { method, path, id }: { method: string; path: string; id?: string | undefined },
): URL {
  const url = typeof address === "string" ? parseUrl(address) : undefined;
  const safe = url?.protocol === "https:" || (url?.protocol === "http:" && isLoopback(url.hostname));
  if (url && safe && !url.username && !url.password) return url;
  const found = url ? `${url.protocol}//${url.host}` : "none";
  const problem = `the response must contain an https URL without credentials; found ${found}`;
  throw new InvalidResponseError({ vendor, method, path, id }, 200, problem);
}
