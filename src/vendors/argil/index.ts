/**
 * The client for Argil, its webhooks and its types; nothing of the other vendors is loaded.
 *
 * @module avatar-clients/argil
 */

import { spec } from "../../../generated/argil/spec.ts";
import { type BaseClient, createBaseClient } from "../../core/client.ts";
import type { ClientOptions } from "../../core/config/options.ts";
import { loadOnUse, usualOperations } from "../../core/load-on-use.ts";
import type { ArgilAssets } from "./assets.ts";
import { type ArgilAvatars, createAvatars } from "./avatars.ts";
import { profile } from "./profile.ts";
import type { paths } from "./types.ts";
import type { ArgilWebhooks } from "./webhooks/webhooks.ts";

export * from "../../core/index.ts";
export type { NodeRequest, WrappedRequest } from "../../core/webhook/incoming.ts";
export type { ArgilAssets } from "./assets.ts";
export type { ArgilAvatars } from "./avatars.ts";
export type * from "./types.ts";
export type { Secret, SecretSource } from "./webhooks/callback-signature.ts";
export type {
  ArgilAvatarEvent,
  ArgilAvatarEventData,
  ArgilEvent,
  ArgilVideoEvent,
  ArgilVideoEventData,
} from "./webhooks/events.ts";
export { parseWebhook } from "./webhooks/parse-webhook.ts";
export { type SignCallbackOptions, signCallbackUrl } from "./webhooks/sign-callback-url.ts";
export {
  type CallbackRefusal,
  type CallbackVerdict,
  type VerifyCallbackOptions,
  verifyCallbackUrl,
} from "./webhooks/verify-callback-url.ts";
export {
  createWebhookHandler,
  type WebhookHandlerOptions,
  type WebhookRefusal,
} from "./webhooks/webhook-handler.ts";
export type { ArgilWebhooks } from "./webhooks/webhooks.ts";

/** A client for Argil, https://docs.argil.ai. */
export interface ArgilClient extends BaseClient<"argil", paths> {
  readonly avatars: ArgilAvatars;
  readonly assets: ArgilAssets;
  readonly webhooks: ArgilWebhooks;
}

/**
 * A client for Argil. The key comes from `ARGIL_API_KEY` unless given, the base URL from `ARGIL_BASE_URL`.
 *
 * @throws InvalidInputError for a missing key or an invalid option, with every reason.
 * @example
 * const argil = createArgilClient();
 * const datasetImage = await imageFromFile("ada.png"); // from "avatar-clients/node"
 * const avatar = await argil.avatars.createAndWait({ name: "Ada", datasetImage });
 */
export function createArgilClient(options?: ClientOptions): ArgilClient {
  return createBaseClient<"argil", paths, Pick<ArgilClient, "avatars" | "assets" | "webhooks">>(
    profile,
    spec,
    options,
    (transport) => ({
      avatars: createAvatars(transport),
      assets: loadOnUse<ArgilAssets>(
        async () => (await import("./argil-later.ts")).createAssets(transport),
        usualOperations,
      ),
      webhooks: loadOnUse<ArgilWebhooks>(
        async () => (await import("./argil-later.ts")).createWebhooks(transport),
        {
          list: "list",
          create: "promise",
          update: "promise",
          delete: "promise",
        },
      ),
    }),
  );
}
