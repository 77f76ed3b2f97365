import type { components, operations } from "../../../generated/argil/types.ts";
import type { OrUndefined } from "../../core/config/or-undefined.ts";
import type { ImageInput } from "../../core/image/input.ts";
import type { CreatedSearch } from "../../core/list/find-created.ts";

export type { components, operations, paths } from "../../../generated/argil/types.ts";

// Interfaces, so that editors and the reference show a name where they would else show every field.
type Avatar = components["schemas"]["Avatar"];
type Asset = components["schemas"]["Asset"];
type AssetQuery = NonNullable<operations["listAssets"]["parameters"]["query"]>;
type Webhook = components["schemas"]["Webhook"];
type ListQuery = NonNullable<operations["listAvatars"]["parameters"]["query"]>;
type WebhookBody = operations["createWebhook"]["requestBody"]["content"]["application/json"];
type WebhookChange = operations["updateWebhook"]["requestBody"]["content"]["application/json"];

/** An avatar as Argil describes it. `createdAt` is also filled from the `createAt` of older answers. */
export interface ArgilAvatar extends Avatar {}

/** An avatar that videos can use: Argil calls that state `IDLE`. */
export type ReadyArgilAvatar = ArgilAvatar & { status: "IDLE" };

/** A picture or clip in Argil's library. */
export interface ArgilAsset extends Asset {}

/** An asset that videos can use. */
export type ReadyArgilAsset = ArgilAsset & { status: "READY" };

export interface ArgilAssetInput {
  /** 1 to 256 characters. */
  name: string;
  /** Audio cannot be imported. */
  type: "IMAGE" | "VIDEO";
  /** URL that Argil can reach without signing in. */
  url: string;
}

/** Filters of a list call. */
export interface ArgilAssetListParams extends OrUndefined<AssetQuery> {}

/** An event subscription as Argil describes it. */
export interface ArgilWebhook extends Webhook {}

type CreateArgs = components["schemas"]["AvatarCreateArgsImage"];

/** The picture: PNG, JPEG or WebP, at most 10 MB, exactly 16:9 or 9:16, from 1280x720 to 3840x2160 (or upright). */
export type ArgilDatasetImage =
  /** An `https` URL. */
  | { url: string; base64?: undefined }
  /** A data URI, `data:image/png;base64,...`. */
  | { base64: string; url?: undefined }
  /** Bytes; they are sent as a data URI. */
  | ImageInput;

export interface ArgilAvatarInput {
  /** 1 to 256 characters. */
  name: CreateArgs["name"];
  datasetImage: ArgilDatasetImage;
  /** Id (UUID) of a voice. Default: Argil designs one from the picture. */
  voiceId?: string | undefined;
  /** `https` URL that receives one POST when training has ended. Argil signs nothing: see `signCallbackUrl`. */
  callbackUrl?: string | undefined;
  /** Your own notes, stored with the avatar: up to 10 pairs, names and values of up to 256 characters. */
  extras?: Readonly<Record<string, string>> | undefined;
  /**
   * Makes the create safe to repeat, in other processes too: up to 256 characters, a different one for each avatar. It
   * is stored in `extras` (which leaves room for 9 pairs) and looked up in the list of avatars before sending, and
   * again after a lost answer; an avatar that carries it is returned as it is, even a failed one.
   *
   * Argil itself knows nothing of it. Two processes that create under one key at the same instant can both find nothing
   * and both send, and so can one that repeats a create which the list does not show yet.
   */
  idempotencyKey?: string | undefined;
}

/** What to look for after a create whose answer was lost. */
export type ArgilCreatedSearch = CreatedSearch | { idempotencyKey: string };

/** Filters of a list call. */
export interface ArgilAvatarListParams extends OrUndefined<ListQuery> {}

/** Which events to send where; `callbackUrl` must be `https`. */
export interface ArgilWebhookInput extends WebhookBody {}

/** What to change of a subscription. */
export interface ArgilWebhookUpdate extends OrUndefined<WebhookChange> {}
