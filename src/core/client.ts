import type { Client } from "openapi-fetch";
import { createApi } from "./api/api.ts";
import { type ClientConfig, resolveConfig } from "./config/config.ts";
import type { ClientOptions } from "./config/options.ts";
import type { VendorProfile } from "./config/profile.ts";
import type { VendorName } from "./errors/base.ts";
import { Transport } from "./http/transport.ts";
import { loadLater } from "./load-later.ts";
import type { Waiter } from "./wait/lifecycle.ts";

/** The document a client was generated from. */
export interface SpecInfo {
  /** `info.version` of the vendor's document. */
  readonly version: string;
  /** Of the document as vendored, before corrections. */
  readonly sha256: string;
  /** When the vendor published or served it. */
  readonly retrieved: string;
}

/** What every client has besides its wrappers. */
export interface BaseClient<Vendor extends VendorName, Paths extends object> {
  readonly vendor: Vendor;
  /** Every operation of the vendor's document, typed: an openapi-fetch client on this client's transport. */
  readonly api: Client<Paths>;
  /** The vendored document behind the types. */
  readonly spec: SpecInfo;
}

/** What waits in another vocabulary need of a client. */
export type ClientTools = Pick<Waiter<never, never>, "clock" | "redactor"> & Pick<ClientConfig, "timeoutMs">;

// Registered, so that a client of another copy of the package has them, too.
const tools = Symbol.for("avatar-clients.tools");

/** The tools of a client, of whichever copy of the package it is. */
export function toolsOf(client: object): ClientTools {
  return (client as { [tools]: ClientTools })[tools];
}

/** A client of `Paths` with the wrappers that `wrap` builds on its transport. */
export function createBaseClient<Vendor extends VendorName, Paths extends object, Wrappers extends object>(
  profile: VendorProfile<Vendor>,
  spec: SpecInfo,
  options: ClientOptions | undefined,
  wrap: (transport: Transport) => Wrappers,
): BaseClient<Vendor, Paths> & Wrappers {
  const transport = new Transport(profile, resolveConfig(profile, options), loadLater);
  const client = { vendor: profile.name, api: createApi<Paths>(transport), spec, ...wrap(transport) };
  const { config, redactor } = transport;
  return Object.defineProperty(client, tools, {
    value: { clock: config.clock, redactor, timeoutMs: config.timeoutMs } satisfies ClientTools,
  });
}
