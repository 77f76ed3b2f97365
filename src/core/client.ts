import type { Client } from "openapi-fetch";
import { createApi } from "./api/api.ts";
import { resolveConfig } from "./config/config.ts";
import type { ClientOptions } from "./config/options.ts";
import type { VendorProfile } from "./config/profile.ts";
import type { VendorName } from "./errors/base.ts";
import type { Transport } from "./http/transport.ts";
import { type LoadLimits, loadOnUse, loadWithin, type OperationKinds, once } from "./load-on-use.ts";
import type { Plain } from "./response.ts";

/** The OpenAPI document that a client was generated from. */
export interface SpecInfo {
  /** `info.version` of the vendor's document. */
  readonly version: string;
  /** SHA-256 of the document as published, before corrections. */
  readonly sha256: string;
  /** The date on which the document was retrieved or published. */
  readonly retrieved: string;
}

/** What every client has in addition to its resources. */
export interface BaseClient<Vendor extends VendorName, Paths extends object> {
  readonly vendor: Vendor;
  /** Every operation in the vendor's document, typed: an openapi-fetch client on the same transport. */
  readonly api: Client<Paths>;
  /** The OpenAPI document behind the types. */
  readonly spec: SpecInfo;
}

/** What the unified API needs from a client. */
export interface ClientTools extends LoadLimits {
  connect(): Promise<Transport>;
  /** Loads the function that creates the operations of a resource. */
  load(resource: string): Promise<(transport: Transport) => object>;
}

// In the global registry, so that clients of other copies of the package have them too.
const tools = Symbol.for("avatar-clients.tools");

/** The tools of a client from any copy of the package; undefined if it is not a client. */
export function toolsOf(client: object): ClientTools | undefined {
  return (client as { [tools]?: ClientTools })[tools];
}

type LazyResource = readonly [
  kinds: OperationKinds<object>,
  load: () => Promise<(transport: Transport) => object>,
];

/** A client's resources: the operations of each, and how to load it on first use. */
export type LazyResources<Resources> = {
  readonly [Name in keyof Resources]: readonly [
    kinds: OperationKinds<Resources[Name]>,
    load: () => Promise<(transport: Transport) => Plain<Resources[Name]>>,
  ];
};

/** Creates a client with these resources. Before its first call it loads only the checks of its options. */
export function createBaseClient<
  Vendor extends VendorName,
  Paths extends object,
  Resources extends Record<string, object>,
>(
  profile: VendorProfile<Vendor>,
  spec: SpecInfo,
  options: ClientOptions | undefined,
  resources: LazyResources<Resources>,
): BaseClient<Vendor, Paths> & Resources {
  const { name: vendor } = profile;
  const config = resolveConfig(profile, options);
  const limits = { vendor, clock: config.clock, timeoutMs: config.timeoutMs };
  const load = once(async () => {
    const { Transport, apiTools } = await import("./later.ts");
    return { transport: new Transport(profile, config), apiTools };
  });
  const loadCalls = once(async () => {
    const [{ transport, apiTools }, { createApiCalls }] = await Promise.all([
      load(),
      import("./api/calls.ts"),
    ]);
    return createApiCalls(transport, apiTools);
  });
  const connect = async () => (await load()).transport;
  const lazy: Readonly<Record<string, LazyResource>> = resources;
  const loadResource = async (name: string) => lazy[name]?.[1]() as ReturnType<LazyResource[1]>;
  const onUse = Object.entries(lazy).map(([name, [kinds]]) => {
    const open = async () => {
      const [transport, create] = await Promise.all([connect(), loadResource(name)]);
      return [create, transport] as const;
    };
    return [name, loadOnUse(name, open, kinds, limits)];
  });
  const client = {
    vendor,
    api: createApi<Paths>((call) => loadWithin(loadCalls, "api", call, limits)),
    spec,
    ...(Object.fromEntries(onUse) as Resources),
  };
  return Object.defineProperty(client, tools, {
    value: { ...limits, connect, load: loadResource } satisfies ClientTools,
  });
}
