import type { components, operations } from "../../../generated/argil/types.ts";
import type { OrUndefined } from "../../core/config/or-undefined.ts";
import type { ImageInput } from "../../core/image/input.ts";
import type { CreatedSearch } from "../../core/list/find-created.ts";

export type { components, operations, paths } from "../../../generated/argil/types.ts";

// Interfaces, so that editors and the reference show a name instead of every field.
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

/** An avatar as returned by Argil. `createdAt` is also filled from `createAt`, its name in older responses. */
export interface ArgilAvatar extends Avatar {}

/** An avatar that is ready for videos: Argil calls that status `IDLE`. */
export type ReadyArgilAvatar = ArgilAvatar & { status: "IDLE" };

/** An image or clip in Argil's library. */
export interface ArgilAsset extends Asset {}

/** An asset that is ready for videos. */
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

/** A video as returned by Argil. `IDLE` means not rendered yet, whereas an `IDLE` avatar is ready. */
export interface ArgilVideo extends Video {}

/** A page of videos as returned by Argil. */
export type ArgilVideoPage = components["schemas"]["VideoPage"];

/** A rendered video; download it from `videoUrl`. */
export type ReadyArgilVideo = ArgilVideo & { status: "DONE" };

/** Fields common to all moments. */
export interface ArgilVideoMomentCommon {
  /** Id of the avatar that speaks. */
  avatarId: string;
  /** Id of a voice. Default: the avatar's own. */
  voiceId?: string | undefined;
  /** One of the avatar's `gestures`, by its `slug`. */
  gestureSlug?: string | undefined;
  /** 1 is the original size, 2 is twice as large. */
  zoom?: { level: number } | undefined;
  /** B-roll shown during the moment. The only form that Argil documents is `{ type: "UPLOAD", assetId }`. */
  broll?: { type?: string | undefined; assetId?: string | undefined } | undefined;
}

/** A segment of a video: what an avatar says, as text or as recorded speech. */
export type ArgilVideoMoment = ArgilVideoMomentCommon &
  (
    | {
        /** Up to 500 characters. One of Argil's pages says 250, so Argil may reject a longer one. */
        transcript: string;
        audioUrl?: undefined;
      }
    | {
        /** URL of recorded speech that Argil can fetch, up to 40 seconds (20 according to another of Argil's pages). */
        audioUrl: string;
        transcript?: undefined;
      }
  );

export interface ArgilVideoInput {
  /** At least 1 character. */
  name: string;
  /** At least one, in playback order. */
  moments: readonly ArgilVideoMoment[];
  /** Default: Argil's choice. */
  aspectRatio?: VideoArgs["aspectRatio"] | undefined;
  /** Default: none. `styleId` is an id from `api.GET("/subtitles")`. */
  subtitles?: OrUndefined<NonNullable<VideoArgs["subtitles"]>> | undefined;
  /** Images and clips that Argil adds automatically. Default: none. */
  autoBrolls?: OrUndefined<NonNullable<VideoArgs["autoBrolls"]>> | undefined;
  /** Id of an `AUDIO` asset, and its volume from 0 to 1, default 0.14. */
  backgroundMusic?: OrUndefined<NonNullable<VideoArgs["backgroundMusic"]>> | undefined;
  /** Default: Argil's choice. */
  model?: VideoArgs["model"] | undefined;
  /** Your own metadata, stored with the video: up to 10 pairs, names and values of up to 256 characters. */
  extras?: Readonly<Record<string, string>> | undefined;
  /**
   * Makes the create safe to repeat, as for avatars: up to 256 characters, unique per video. It is stored in `extras`
   * (which leaves room for 9 pairs) and looked up before sending. `createAndRender` renders a video it finds only if
   * rendering has not started.
   */
  idempotencyKey?: string | undefined;
}

export interface ArgilRenderInput {
  /** `https` URL that receives one POST when rendering ends. Argil does not sign it: see `signCallbackUrl`. */
  callbackUrl?: string | undefined;
}

/** How to find a video whose create lost its response: by name, by `extras`, by both, or by idempotency key. */
export type ArgilVideoSearch =
  | {
      name?: string | undefined;
      /** Entries that the video must have; it may have others. */
      extras?: Readonly<Record<string, string>> | undefined;
      /** When the create was sent; clocks may differ by a few minutes. Default: any time. */
      since?: Date | undefined;
    }
  | { idempotencyKey: string };

/** Filters of a list call, with `limit` videos per page (default 10). */
export interface ArgilVideoListParams extends OrUndefined<Omit<VideoQuery, "extrasFilter">> {
  /** Entries of `extras` that a video must have. */
  extrasFilter?: Readonly<Record<string, string>> | undefined;
}

/** A voice as returned by Argil. `createdAt` is also filled from `createAt`, its name in older responses. */
export interface ArgilVoice extends Voice {}

/** A voice to clone. Which tuning fields apply depends on `modelId`. */
export interface ArgilVoiceInput extends OrUndefined<VoiceArgs> {
  name: string;
  /** `https` URL of an MP3, WAV or M4A file, 30 seconds to 4 minutes long. */
  audioUrl: string;
}

/** Filters of a list call. */
export interface ArgilVoiceListParams extends OrUndefined<VoiceQuery> {}

/** The provider whose voices to refresh. Default: all connected providers. */
export interface ArgilVoiceSync extends OrUndefined<SyncArgs> {}

/** A connection to a provider whose voices are being refreshed. */
export interface ArgilVoiceConnection extends VoiceConnection {}

/** An event subscription as returned by Argil. */
export interface ArgilWebhook extends Webhook {}

type CreateArgs = components["schemas"]["AvatarCreateArgsImage"];

/** The image: PNG, JPEG or WebP, at most 10 MB, exactly 16:9 or 9:16, from 1280x720 to 3840x2160 (or portrait). */
export type ArgilDatasetImage =
  /** An `https` URL. */
  | { url: string; base64?: undefined }
  /** A data URI, `data:image/png;base64,...`. */
  | { base64: string; url?: undefined }
  /** Bytes, sent as a data URI. */
  | ImageInput;

export interface ArgilAvatarInput {
  /** 1 to 256 characters. */
  name: CreateArgs["name"];
  datasetImage: ArgilDatasetImage;
  /** Id (UUID) of a voice. Default: Argil designs one from the image. */
  voiceId?: string | undefined;
  /** `https` URL that receives one POST when training ends. Argil does not sign it: see `signCallbackUrl`. */
  callbackUrl?: string | undefined;
  /** Your own metadata, stored with the avatar: up to 10 pairs, names and values of up to 256 characters. */
  extras?: Readonly<Record<string, string>> | undefined;
  /**
   * Makes the create safe to repeat, from other processes too: up to 256 characters, unique per avatar. It is stored
   * in `extras` (which leaves room for 9 pairs) and looked up in the list of avatars before sending, and again after
   * a lost response. An avatar that already has the key is returned as it is, even a failed one.
   *
   * Argil does not enforce the key. Two processes that create under one key at the same moment may both find nothing
   * and both send; so may a process that repeats a create before the list shows the first avatar.
   */
  idempotencyKey?: string | undefined;
}

/** How to find an avatar whose create lost its response. */
export type ArgilCreatedSearch = CreatedSearch | { idempotencyKey: string };

/** Filters of a list call. */
export interface ArgilAvatarListParams extends OrUndefined<ListQuery> {}

/** The events to subscribe to, and the `https` URL that receives them. */
export interface ArgilWebhookInput extends WebhookBody {}

/** The fields of a subscription to update. */
export interface ArgilWebhookUpdate extends OrUndefined<WebhookChange> {}
