/**
 * The client for Protoface and its types; nothing of the other vendors is loaded.
 *
 * @module avatar-clients/protoface
 */

import { spec } from "../../../generated/protoface/spec.ts";
import { type BaseClient, createBaseClient } from "../../core/client.ts";
import type { ClientOptions } from "../../core/config/options.ts";
import { usualOperations } from "../../core/load-on-use.ts";
import type { ProtofaceAvatars } from "./avatars.ts";
import { profile } from "./profile.ts";
import type { paths } from "./types.ts";

export * from "../../core/index.ts";
export type { ProtofaceAvatars } from "./avatars.ts";
export type * from "./types.ts";

/** A client for Protoface, https://docs.protoface.com. */
export interface ProtofaceClient extends BaseClient<"protoface", paths> {
  readonly avatars: ProtofaceAvatars;
}

/**
 * A client for Protoface. The key comes from `PROTOFACE_API_KEY` unless given, the base URL from `PROTOFACE_BASE_URL`.
 *
 * @throws InvalidInputError for a missing key or an invalid option, with every reason.
 * @example
 * const protoface = createProtofaceClient();
 * const image = await imageFromFile("ada.png"); // from "avatar-clients/node"
 * const avatar = await protoface.avatars.createAndWait({ image, name: "Ada" });
 */
export function createProtofaceClient(options?: ClientOptions): ProtofaceClient {
  return createBaseClient<"protoface", paths, Pick<ProtofaceClient, "avatars">>(profile, spec, options, {
    avatars: [usualOperations, async () => (await import("./avatars.ts")).createAvatars],
  });
}
