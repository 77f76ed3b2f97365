import { pathOf } from "../call/path.ts";
import { pickOptions } from "../config/check-options.ts";
import { type CallOptions, callOptionKinds } from "../config/options.ts";
import type { WireRequest } from "../http/request.ts";
import type { Transport } from "../http/transport.ts";
import { storageUrl } from "./address.ts";

/** Where to download an item from. */
export type DownloadSource =
  /** A storage host, which receives neither the key nor our headers. */
  | {
      /** The path of the item, for errors. */
      path: string;
      id: string;
      /** Returns the presigned URL; `renew` requests a new one because the old one expired. */
      address(options: CallOptions, renew: boolean): Promise<unknown>;
    }
  /** An operation of the vendor's document, called with the key. */
  | { path: string; params: Readonly<Record<string, unknown>> };

/**
 * Builds the request for a source's file; `renew` requests a new presigned URL.
 *
 * @throws InvalidInputError for an invalid path; InvalidResponseError for a URL that is not https; any error of
 *   requesting the URL or the key.
 */
export async function locate(
  transport: Transport,
  source: DownloadSource,
  options: CallOptions & { timeoutMs: number },
  renew: boolean,
): Promise<WireRequest> {
  const { profile, config } = transport;
  const own = pickOptions<CallOptions>(options, callOptionKinds);
  const method = "GET";
  if ("address" in source) {
    const { path, id } = source;
    const { href, origin } = storageUrl(transport, await source.address(own, renew), { method, path, id });
    return { method, url: href, path: origin, id, foreign: true };
  }
  const path = pathOf(profile.name, source.path, source.params);
  const id = String(Object.values(source.params).at(-1));
  const trace = { vendor: profile.name, method, path: source.path, id };
  const key = await transport.takeKey(trace, own.signal, options.timeoutMs);
  const headers = { ...transport.headersOf(key, own), accept: "*/*" };
  return { method, url: `${config.baseUrl}${path}`, path: source.path, id, headers };
}

/** Why a storage host's response is neither a file nor a failure. */
export function notFollowed(source: DownloadSource, status: number | undefined): string | undefined {
  if (!("address" in source) || status === undefined) return undefined;
  return status < 300 && status > 0 ? "instead of a file" : "and redirects of storage hosts are not followed";
}
