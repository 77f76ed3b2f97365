import type { VendorName } from "../core/errors/index.ts";
import type { Transport } from "../core/http/transport.ts";
import { adaptAnam } from "./anam.ts";
import { adaptArgil } from "./argil.ts";
import { buildProvider } from "./build-provider.ts";
import { adaptProtoface } from "./protoface.ts";
import type { AvatarProvider } from "./provider.ts";
import type { VendorTypes } from "./types.ts";

/** The provider over a client, of its vendor. */
export function openProvider(
  client: VendorTypes[VendorName]["client"],
  { config, redactor }: Transport,
): AvatarProvider {
  const { clock, timeoutMs } = config;
  const tools = { clock, timeoutMs, redactor };
  switch (client.vendor) {
    case "anam":
      return {
        ...buildProvider("anam", client, adaptAnam(client, tools), tools),
        delete: client.avatars.delete,
      };
    case "protoface":
      return {
        ...buildProvider("protoface", client, adaptProtoface(client, tools), tools),
        delete: client.avatars.delete,
      };
    case "argil":
      return buildProvider("argil", client, adaptArgil(client, tools), tools);
  }
}
