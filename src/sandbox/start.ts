import type { VendorName } from "../core/errors/base.ts";
import { createFetch, type Reachable } from "./fetch.ts";
import { type LocalServer, serveVendor } from "./http/server.ts";
import { resolveOptions, type SandboxConfig, type SandboxOptions, type SandboxRequest } from "./options.ts";
import { Rehearsals } from "./state/rehearsals.ts";
import { type Exchange, openVendor, type Vendor } from "./vendor.ts";

/** A vendor that runs in this process. */
export interface SandboxVendor {
  readonly vendor: VendorName;
  /**
   * The base URL for a client, including the version prefix if the vendor's has one. With `listen: false`, it is the vendor's
   * real base URL, for use with `fetch`.
   */
  readonly url: string;
  /** The only accepted key; always the same. */
  readonly apiKey: string;
  /** Requests and deliveries so far, oldest first: the last 10,000. */
  readonly requests: readonly SandboxRequest[];
}

export interface Sandbox extends AsyncDisposable {
  /** The started vendors. */
  readonly vendors: Readonly<Partial<Record<VendorName, SandboxVendor>>>;
  /** Environment variables that point the clients at the sandbox: `ANAM_API_KEY`, `ANAM_BASE_URL` and so on. */
  readonly env: Readonly<Record<string, string>>;
  /** The address of the page; undefined without one. */
  readonly page: string | undefined;
  /**
   * Answers like the servers, in this process: for a client's `fetch` option, and for Mock Service Worker. Accepts the
   * sandbox's addresses and the vendors' real ones.
   *
   * @throws TypeError `fetch failed` for all other addresses, for a response that is lost on request, and after `close`.
   */
  readonly fetch: typeof globalThis.fetch;
  /** Closes every connection, discards all state and leaves nothing behind. Safe to call twice. */
  close(): Promise<void>;
}

/** Starts them all, or none. */
export async function start(options: SandboxOptions): Promise<Sandbox> {
  const config = resolveOptions(options);
  const rehearsals = new Rehearsals();
  const watchers: ((vendor: VendorName, exchange: Exchange) => void)[] = [];
  const watch = (vendor: VendorName) => (exchange: Exchange) => {
    for (const each of watchers) each(vendor, exchange);
  };
  const started: Started[] = [];
  let page: string | undefined;
  const open: { close(): Promise<void> }[] = [];
  let closing: Promise<unknown> | undefined;
  const close = async (): Promise<void> => {
    closing ??= Promise.all(open.map((each) => each.close()));
    await closing;
  };
  try {
    for (const name of config.vendors) {
      const vendor = await openVendor(name, config, rehearsals, watch(name));
      open.push(vendor);
      started.push(await reach(vendor, config, open, () => page));
    }
    const fetch = createFetch(started, () => closing !== undefined);
    const facts = started.map((each) => each.facts);
    if (config.page) {
      const { startPage } = await import("./page/start-page.ts");
      const vendors = started.map(({ vendor }) => vendor);
      const served = await startPage({ config, vendors, facts, rehearsals, fetch });
      watchers.push(served.watch);
      open.push(served);
      page = served.url;
    }
    return {
      vendors: Object.fromEntries(facts.map((each) => [each.vendor, each])),
      env: Object.fromEntries(started.flatMap(({ env }) => env)),
      page,
      fetch,
      close,
      [Symbol.asyncDispose]: close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

interface Started extends Reachable {
  facts: SandboxVendor;
  env: [name: string, value: string][];
}

/** Gives a vendor its addresses and, unless `listen` is false, a server. */
async function reach(
  vendor: Vendor,
  { listen, ports }: SandboxConfig,
  open: { close(): Promise<void> }[],
  page: () => string | undefined,
): Promise<Started> {
  const { name, apiKey, requests, profile } = vendor;
  const { baseUrl, keyVariable, baseUrlVariable } = profile;
  const { origin, pathname } = new URL(baseUrl);
  let server: LocalServer | undefined;
  if (listen) {
    server = await serveVendor(ports[name] ?? 0, vendor, page);
    open.push(server);
  }
  const own = server ? `http://127.0.0.1:${server.port}` : origin;
  const url = `${own}${pathname.replace(/\/$/, "")}`;
  return {
    vendor,
    origins: [own, own.replace("127.0.0.1", "localhost"), origin],
    facts: { vendor: name, url, apiKey, requests },
    env: [
      [keyVariable, apiKey],
      [baseUrlVariable, url],
    ],
  };
}
