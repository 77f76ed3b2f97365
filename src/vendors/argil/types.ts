import type { components, operations } from "../../../generated/argil/types.ts";
import type { OrUndefined } from "../../core/config/or-undefined.ts";
import type { ImageInput } from "../../core/image/input.ts";
import type { CreatedSearch } from "../../core/list/find-created.ts";

export type { components, operations, paths } from "../../../generated/argil/types.ts";

// Interfaces, so that editors and the reference show a name where they would else show every field.
type Avatar = components["schemas"]["Avatar"];
type Asset = components["schemas"]["Asset"];
type AssetQuery = NonNullable<operations["listAssets"]["parameters"]["query"]>;
type Video = components["schemas"]["Video"];
type VideoArgs = components["schemas"]["VideoCreateArgs"];
type VideoQuery = NonNullable<operations["listVideos"]["parameters"]["query"]>;
type Voice = components["schemas"]["Voice"];
type VoiceArgs = components["schemas"]["VoiceCreateArgs"];
type VoiceQuery = NonNullable<operations["listVoices"]["parameters"]["query"]>;
type SyncArgs = NonNullable<operations["syncVoices"]["requestBody"]>["content"]["application/json"];
type Webhook = components["schemas"]["Webhook"];
type VoiceConnection = components["schemas"]["VoiceProviderSync"];
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

/** A video as Argil describes it. `IDLE` means that it was not rendered yet (of an avatar the same word means ready). */
export interface ArgilVideo extends Video {}

/** A page of videos, as Argil sends it. */
export type ArgilVideoPage = components["schemas"]["VideoPage"];

/** A video that has been rendered; its file is behind `videoUrl`. */
export type ReadyArgilVideo = ArgilVideo & { status: "DONE" };

/** What moments have in common. */
export interface ArgilVideoMomentCommon {
  /** Id of the avatar that speaks. */
  avatarId: string;
  /** Id of a voice. Default: the avatar's own. */
  voiceId?: string | undefined;
  /** One of the avatar's `gestures`, by its `slug`. */
  gestureSlug?: string | undefined;
  /** 1 is the original size, 2 twice as large. */
  zoom?: { level: number } | undefined;
  /** What is shown meanwhile. Argil's pages show `{ type: "UPLOAD", assetId }` and no more. */
  broll?: { type?: string | undefined; assetId?: string | undefined } | undefined;
}

/** A stretch of a video: what an avatar says, as text or as recorded speech. */
export type ArgilVideoMoment = ArgilVideoMomentCommon &
  (
    | {
        /** Up to 500 characters. One of Argil's pages says 250: from 251 on it is Argil that decides. */
        transcript: string;
        audioUrl?: undefined;
      }
    | {
        /** URL of recorded speech that Argil can reach, of up to 40 seconds (20 by another of Argil's pages). */
        audioUrl: string;
        transcript?: undefined;
      }
  );

export interface ArgilVideoInput {
  /** At least 1 character. */
  name: string;
  /** At least one, in the order in which they are joined. */
  moments: readonly ArgilVideoMoment[];
  /** Default: Argil's choice. */
  aspectRatio?: VideoArgs["aspectRatio"] | undefined;
  /** Default: none. `styleId` is an id of `api.GET("/subtitles")`. */
  subtitles?: OrUndefined<NonNullable<VideoArgs["subtitles"]>> | undefined;
  /** Pictures and clips that Argil adds by itself. Default: none. */
  autoBrolls?: OrUndefined<NonNullable<VideoArgs["autoBrolls"]>> | undefined;
  /** Id of an `AUDIO` asset, and how loud: 0 to 1, default 0.14. */
  backgroundMusic?: OrUndefined<NonNullable<VideoArgs["backgroundMusic"]>> | undefined;
  /** Default: Argil's choice. */
  model?: VideoArgs["model"] | undefined;
  /** Your own notes, stored with the video: up to 10 pairs, names and values of up to 256 characters. */
  extras?: Readonly<Record<string, string>> | undefined;
  /**
   * Makes the create safe to repeat, as that of an avatar: up to 256 characters, a different one for each video, stored in
   * `extras` (which leaves room for 9 pairs) and looked up before sending. `createAndRender` renders what it finds
   * only if that was not begun yet.
   */
  idempotencyKey?: string | undefined;
}

export interface ArgilRenderInput {
  /** `https` URL that receives one POST when the render has ended. Argil signs nothing: see `signCallbackUrl`. */
  callbackUrl?: string | undefined;
}

/** What to look for after a create whose answer was lost: a name or `extras` (or both), or an idempotency key. */
export type ArgilVideoSearch =
  | {
      name?: string | undefined;
      /** Entries that it has, among others. */
      extras?: Readonly<Record<string, string>> | undefined;
      /** When it was sent; a few minutes of difference between the clocks are allowed for. Default: any time. */
      since?: Date | undefined;
    }
  | { idempotencyKey: string };

/** Filters of a list call, `limit` videos a page: default 10. */
export interface ArgilVideoListParams extends OrUndefined<Omit<VideoQuery, "extrasFilter">> {
  /** Entries of `extras` that a video must have. */
  extrasFilter?: Readonly<Record<string, string>> | undefined;
}

/** A voice as Argil describes it. `createdAt` is also filled from the `createAt` of older answers. */
export interface ArgilVoice extends Voice {}

/** Which tuning applies depends on `modelId`. */
export interface ArgilVoiceInput extends OrUndefined<VoiceArgs> {
  name: string;
  /** `https` URL of an MP3, WAV or M4A of 30 seconds to 4 minutes. */
  audioUrl: string;
}

/** Filters of a list call. */
export interface ArgilVoiceListParams extends OrUndefined<VoiceQuery> {}

/** Whose voices to refresh. Default: those of every connection. */
export interface ArgilVoiceSync extends OrUndefined<SyncArgs> {}

/** A connection to a provider whose voices are being refreshed. */
export interface ArgilVoiceConnection extends VoiceConnection {}

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
