import type { components, operations } from "../../../generated/argil/types.ts";
import type { OrUndefined } from "../../core/config/or-undefined.ts";
import type { ImageInput } from "../../core/image/input.ts";
import type { CreatedSearch } from "../../core/list/find-created.ts";

export type { components, operations, paths } from "../../../generated/argil/types.ts";

/** An avatar as Argil describes it. `createdAt` is also filled from the `createAt` of older answers. */
export type ArgilAvatar = components["schemas"]["Avatar"];

/** An avatar that videos can use: Argil calls that state `IDLE`. */
export type ReadyArgilAvatar = ArgilAvatar & { status: "IDLE" };

/** A picture or clip in Argil's library. */
export type ArgilAsset = components["schemas"]["Asset"];

/** An asset that videos can use. */
export type ReadyArgilAsset = ArgilAsset & { status: "READY" };

export interface ArgilAssetInput {
  /** 1 to 256 characters. */
  name: string;
  /** Audio cannot be imported. */
  type: "IMAGE" | "VIDEO";
  /** Address that Argil can reach without signing in. */
  url: string;
}

export type ArgilAssetListParams = OrUndefined<NonNullable<operations["listAssets"]["parameters"]["query"]>>;

export type ArgilWebhook = components["schemas"]["Webhook"];

type CreateArgs = components["schemas"]["AvatarCreateArgsImage"];

/** The picture: PNG, JPEG or WebP, at most 10 MB, exactly 16:9 or 9:16, from 1280x720 to 3840x2160 (or upright). */
export type ArgilDatasetImage =
  /** An `https` address. */
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
  /** `https` address that gets one POST when training has ended. Argil signs nothing: see `signCallbackUrl`. */
  callbackUrl?: string | undefined;
  /** Own notes, kept with the avatar: at most 10 pairs; names and values of at most 256 characters. */
  extras?: Readonly<Record<string, string>> | undefined;
  /**
   * Makes the create safe to repeat, in other processes too: at most 256 characters, one for each avatar wanted. It is
   * kept in `extras` (which then has room for 9 pairs) and looked for in the list of avatars before sending, and again
   * after a lost answer; an avatar that carries it is returned as it is, a failed one too.
   *
   * Argil itself knows nothing of it. Two processes that create under one key at the same instant can both find nothing
   * and both send, and so can one that repeats a create which the list does not show yet.
   */
  idempotencyKey?: string | undefined;
}

/** What to look for after a create whose answer was lost. */
export type ArgilCreatedSearch = CreatedSearch | { idempotencyKey: string };

export type ArgilAvatarListParams = OrUndefined<
  NonNullable<operations["listAvatars"]["parameters"]["query"]>
>;

/** Which events to send where; `callbackUrl` must be `https`. */
export type ArgilWebhookInput = operations["createWebhook"]["requestBody"]["content"]["application/json"];

/** What to change of a subscription. */
export type ArgilWebhookUpdate = OrUndefined<
  operations["updateWebhook"]["requestBody"]["content"]["application/json"]
>;
