/**
 * The client for Argil, its webhooks and its types. Loads no other vendor.
 *
 * @module avatar-clients/argil
 */

import { spec } from "../../../generated/argil/spec.ts";
import { type BaseClient, createBaseClient } from "../../core/client.ts";
import type { ClientOptions } from "../../core/config/options.ts";
import { usualOperations } from "../../core/load-on-use.ts";
import type { ArgilAssets } from "./assets.ts";
import type { ArgilAvatars } from "./avatars.ts";
import { profile } from "./profile.ts";
import type { paths } from "./types.ts";
import type { ArgilVideos } from "./videos.ts";
import type { ArgilVoices } from "./voices.ts";
import type { ArgilWebhooks } from "./webhooks/webhooks.ts";

export * from "../../core/index.ts";
export type { NodeRequest, WrappedRequest } from "../../core/webhook/incoming.ts";
export type { ArgilAssets } from "./assets.ts";
export type { ArgilAvatars } from "./avatars.ts";
export type * from "./types.ts";
export type { ArgilRenderAndWaitOptions, ArgilVideos } from "./videos.ts";
export type { ArgilVoices } from "./voices.ts";
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

/** A client for Argil. API documentation: https://docs.argil.ai */
export interface ArgilClient extends BaseClient<"argil", paths> {
  readonly avatars: ArgilAvatars;
  readonly assets: ArgilAssets;
  readonly videos: ArgilVideos;
  readonly voices: ArgilVoices;
  readonly webhooks: ArgilWebhooks;
}

/**
 * Creates a client for Argil. The key defaults to `ARGIL_API_KEY`, the base URL to `ARGIL_BASE_URL`.
 *
 * @throws InvalidInputError for a missing key or an invalid option, listing every reason.
 * @example
 * const argil = createArgilClient();
 * const datasetImage = await imageFromFile("ada.png"); // from "avatar-clients/node"
 * const avatar = await argil.avatars.createAndWait({ name: "Ada", datasetImage });
 */
export function createArgilClient(options?: ClientOptions): ArgilClient {
  return createBaseClient<"argil", paths, Omit<ArgilClient, "vendor" | "api" | "spec">>(
    profile,
    spec,
    options,
    {
      avatars: [
        {
          create: "promise",
          get: "promise",
          list: "list",
          wait: "promise",
          createAndWait: "promise",
          findCreated: "promise",
          getFromEvent: "promise",
        },
        async () => (await import("./avatars.ts")).createAvatars,
      ],
      assets: [usualOperations, async () => (await import("./later.ts")).createAssets],
      videos: [
        {
          create: "promise",
          get: "promise",
          list: "list",
          render: "promise",
          wait: "promise",
          renderAndWait: "promise",
          createAndRender: "promise",
          download: "promise",
          delete: "promise",
          findCreated: "promise",
          getFromEvent: "promise",
        },
        async () => (await import("./later.ts")).createVideos,
      ],
      voices: [
        { create: "promise", get: "promise", list: "list", sync: "promise", findCreated: "promise" },
        async () => (await import("./later.ts")).createVoices,
      ],
      webhooks: [
        { list: "list", create: "promise", update: "promise", delete: "promise" },
        async () => (await import("./later.ts")).createWebhooks,
      ],
    },
  );
}
