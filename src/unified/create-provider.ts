import { toolsOf } from "../core/client.ts";
import type { ClientOptions } from "../core/config/options.ts";
import { InvalidInputError, type VendorName } from "../core/errors/index.ts";
import type { Transport } from "../core/http/transport.ts";
import { isObject, kindOf } from "../core/input/fields.ts";
import { loadOnUse, type OperationKinds } from "../core/load-on-use.ts";
import { type AnamClient, createAnamClient } from "../vendors/anam/index.ts";
import { type ArgilClient, createArgilClient } from "../vendors/argil/index.ts";
import { createProtofaceClient, type ProtofaceClient } from "../vendors/protoface/index.ts";
import type { AvatarProvider, BaseProvider } from "./provider.ts";
import type { VendorTypes } from "./types.ts";

/** Wraps an existing client in the unified API. @throws InvalidInputError if it is not a client of this package. */
export function toProvider(client: AnamClient): AvatarProvider<"anam">;
export function toProvider(client: ProtofaceClient): AvatarProvider<"protoface">;
export function toProvider(client: ArgilClient): AvatarProvider<"argil">;
export function toProvider(client: VendorTypes[VendorName]["client"]): AvatarProvider;
export function toProvider(client: VendorTypes[VendorName]["client"]): AvatarProvider {
  const tools = isObject(client) && isVendor(client.vendor) ? toolsOf(client) : undefined;
  if (!tools) {
    const known = Object.keys(clients).join(", ");
    throw new InvalidInputError(undefined, [`client must be a client of this package, of ${known}`]);
  }
  const { vendor } = client;
  const load = async () => {
    const [{ openProvider }, transport, createAvatars] = await Promise.all([
      import("./open-provider.ts"),
      tools.connect(),
      tools.load("avatars"),
    ]);
    return [(own: Transport) => openProvider(client.vendor, createAvatars(own), own), transport] as const;
  };
  const kinds = "delete" in client.avatars ? { ...common, delete: "promise" as const } : common;
  return { vendor, client, ...loadOnUse<object>("provider", load, kinds, tools) } as AvatarProvider;
}

const common = {
  create: "promise",
  get: "promise",
  list: "list",
  wait: "promise",
  createAndWait: "promise",
  waitAll: "generator",
  createMany: "results",
} as const satisfies OperationKinds<Omit<BaseProvider<"argil">, "vendor" | "client">>;

const clients = { anam: createAnamClient, protoface: createProtofaceClient, argil: createArgilClient };

function isVendor(value: unknown): value is VendorName {
  return typeof value === "string" && Object.hasOwn(clients, value);
}

/**
 * Creates a client for a vendor, behind the interface that all three share. The key defaults to the vendor's
 * environment variable, such as `ANAM_API_KEY`.
 *
 * @throws InvalidInputError for an unknown vendor, a missing key or an invalid option, listing every reason.
 * @example
 * const provider = createAvatarProvider("protoface");
 * const avatar = await provider.createAndWait({ name: "Ada", image: await imageFromFile("ada.png") });
 */
export function createAvatarProvider<Vendor extends VendorName>(
  vendor: Vendor,
  options?: ClientOptions,
): AvatarProvider<Vendor>;
export function createAvatarProvider(vendor: VendorName, options?: ClientOptions): AvatarProvider {
  if (!isVendor(vendor)) {
    const known = Object.keys(clients).join(", ");
    const found = typeof vendor === "string" ? JSON.stringify(vendor) : kindOf(vendor);
    throw new InvalidInputError(undefined, [`vendor must be one of ${known}, not ${found}`]);
  }
  return toProvider(clients[vendor](options));
}
