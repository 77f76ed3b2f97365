import type { VendorName } from "../core/errors/index.ts";
import type { Transport } from "../core/http/transport.ts";
import type { Plain } from "../core/response.ts";
import type { AnamAvatars } from "../vendors/anam/index.ts";
import type { ArgilAvatars } from "../vendors/argil/index.ts";
import type { ProtofaceAvatars } from "../vendors/protoface/index.ts";
import { adaptAnam } from "./anam.ts";
import { adaptArgil } from "./argil.ts";
import { buildProvider } from "./build-provider.ts";
import { adaptProtoface } from "./protoface.ts";

/** The operations of a provider. `avatars` are the client's own, created on this transport. */
export function openProvider(
  vendor: VendorName,
  avatars: object,
  { config, redactor, watcher }: Transport,
): object {
  const { clock, timeoutMs } = config;
  const tools = { clock, timeoutMs, redactor, watcher };
  switch (vendor) {
    case "anam": {
      const adapter = adaptAnam(avatars as Plain<AnamAvatars>, tools);
      return { ...buildProvider("anam", adapter, tools), delete: adapter.delete };
    }
    case "protoface": {
      const adapter = adaptProtoface(avatars as Plain<ProtofaceAvatars>, tools);
      return { ...buildProvider("protoface", adapter, tools), delete: adapter.delete };
    }
    case "argil":
      return buildProvider("argil", adaptArgil(avatars as Plain<ArgilAvatars>, tools), tools);
  }
}
