import { test } from "vitest";
import type {
  ArgilAsset,
  ArgilAvatar,
  ArgilVideo,
  ArgilVoice,
  ArgilVoiceConnection,
  ArgilWebhook,
  components,
  operations,
} from "../../../src/vendors/argil/index.ts";
import {
  type Empty,
  type Json,
  type Open,
  receives,
  sends,
  type Under,
} from "../../support/contract-promise.ts";

interface Avatar {
  id: string;
  name: string;
  status: Open<"NOT_TRAINED" | "TRAINING" | "TRAINING_FAILED" | "IDLE" | "REFUSED">;
  actorName?: string;
  createdAt?: string;
  updatedAt?: string;
  gestures?: { label?: string; slug?: string; startFrame?: number }[];
  width?: number;
  height?: number;
  thumbnailUrl?: string;
  coverImageUrl?: string;
  extras?: { [name: string]: string };
  orientation?: Open<"ASPECT_RATIO_16_9" | "ASPECT_RATIO_9_16">;
  model?: Open<"ARGIL_V1" | "ARGIL_ATOM">;
}

interface Webhook {
  id: string;
  callbackUrl: string;
  events: Open<Event>[];
  createdAt?: string;
  updatedAt?: string;
  lastTriggeredAt?: string;
}

interface Asset {
  id: string;
  status: Open<"PROCESSING" | "READY" | "FAILED">;
  name?: string | null;
  type?: Open<"AUDIO" | "IMAGE" | "VIDEO">;
  fileUrl?: string | null;
  thumbnailUrl?: string | null;
  createdAt?: string;
}

interface Video {
  id: string;
  status: Open<"IDLE" | "GENERATING_AUDIO" | "GENERATING_VIDEO" | "DONE" | "FAILED">;
  name?: string;
  createdAt?: string;
  updatedAt?: string;
  moments?: {
    transcript?: string;
    avatarId?: string;
    voiceId?: string;
    audioUrl?: string;
    videoUrl?: string;
  }[];
  videoUrl?: string;
  videoUrlSubtitled?: string;
  previewUrl?: string;
  aspectRatio?: Open<"16:9" | "9:16">;
  extras?: { [name: string]: string };
}

interface Voice {
  id: string;
  name?: string;
  createdAt?: string;
  updatedAt?: string;
  status?: string;
  sampleUrl?: string;
}

interface VoiceConnection {
  id?: string;
  providerName?: Open<"ELEVEN_LABS" | "MINIMAX">;
  connectionName?: string | null;
  syncStatus?: Open<"SYNCING">;
}

type Event =
  | "AVATAR_TRAINING_SUCCESS"
  | "AVATAR_TRAINING_FAILED"
  | "VIDEO_GENERATION_SUCCESS"
  | "VIDEO_GENERATION_FAILED";

interface Failure {
  code?: number;
  message?: string;
}

type Operation = operations;
type CreateArgs = components["schemas"]["AvatarCreateArgsImage"];
interface ById {
  path: { id: string };
}

test("Argil's avatars, assets, videos, voices and subscriptions", () => {
  receives<ArgilVideo, Video>();
  receives<ArgilVoice, Voice>();
  receives<ArgilVoiceConnection, VoiceConnection>();
  receives<ArgilAvatar, Avatar>();
  receives<ArgilAsset, Asset>();
  receives<ArgilWebhook, Webhook>();
});

test("avatars.list", () => {
  interface Filters {
    orientation?: "ASPECT_RATIO_16_9" | "ASPECT_RATIO_9_16";
    model?: "ARGIL_V1" | "ARGIL_ATOM";
    visibility?: "public" | "private";
  }
  sends<Operation["listAvatars"]["parameters"], { query?: Filters }>();
  receives<Operation["listAvatars"]["responses"], Under<200, Avatar[]> & Under<400, Failure>>();
});

test("avatars.create", () => {
  interface Create {
    type: "IMAGE";
    name: string;
    voiceId?: string;
    callbackUrl?: string;
    extras?: { [name: string]: string };
  }
  sends<Operation["createAvatar"]["requestBody"], Json<Create & { datasetImage: unknown }>>();
  sends<Extract<CreateArgs["datasetImage"], { url: unknown }>, { url: string }>();
  sends<Extract<CreateArgs["datasetImage"], { base64: unknown }>, { base64: string }>();
  receives<Operation["createAvatar"]["responses"], Under<201, Avatar> & Under<400, Failure>>();
});

test("avatars.get", () => {
  sends<Operation["getAvatar"]["parameters"], ById>();
  receives<Operation["getAvatar"]["responses"], Under<200, Avatar> & Under<404, Failure>>();
});

test("assets", () => {
  interface Filters {
    type?: ("AUDIO" | "IMAGE" | "VIDEO")[];
    status?: "PROCESSING" | "READY" | "FAILED";
    page?: number;
    pageSize?: number;
  }
  sends<Operation["listAssets"]["parameters"], { query?: Filters }>();
  sends<
    Operation["createAsset"]["requestBody"],
    Json<{ name: string; type: "IMAGE" | "VIDEO"; url: string }>
  >();
  sends<Operation["getAsset"]["parameters"], ById>();
  sends<Operation["deleteAsset"]["parameters"], ById>();
  receives<Operation["listAssets"]["responses"], Under<200, Asset[]>>();
  receives<Operation["createAsset"]["responses"], Under<201, Asset>>();
  receives<Operation["getAsset"]["responses"], Under<200, Asset> & Under<404, Failure>>();
  receives<Operation["deleteAsset"]["responses"], Under<200, { message?: string }> & Under<404, Failure>>();
});

test("videos", () => {
  interface Filters {
    page?: number;
    limit?: number;
    nameSearchQuery?: string;
    avatarId?: string;
    voiceId?: string;
    extrasFilter?: string;
  }
  interface Moment {
    avatarId: string;
    transcript?: string;
    audioUrl?: string;
    voiceId?: string;
    gestureSlug?: string;
    zoom?: { level: number };
    broll?: { type?: string; assetId?: string };
  }
  interface Create {
    name: string;
    moments: Moment[];
    aspectRatio?: "16:9" | "9:16";
    subtitles?: {
      enable: boolean;
      styleId?: string;
      position?: "Top" | "Middle" | "Bottom";
      size?: "Small" | "Medium" | "Large";
    };
    autoBrolls?: {
      enable: boolean;
      source: "GENERATION" | "GOOGLE_IMAGES" | "STOCKS_VIDEO" | "AVATAR_ACTION";
      intensity: "LOW" | "MEDIUM" | "HIGH";
    };
    backgroundMusic?: { assetId: string; volume?: number };
    model?: "ARGIL_V1" | "ARGIL_ATOM";
    extras?: { [name: string]: string };
  }
  sends<Operation["listVideos"]["parameters"], { query?: Filters }>();
  sends<Operation["createVideo"]["requestBody"], Json<Create>>();
  sends<Operation["renderVideo"]["parameters"], ById>();
  sends<NonNullable<Operation["renderVideo"]["requestBody"]>, Json<{ callbackUrl?: string }>>();
  receives<Operation["listVideos"]["responses"], Under<200, { videos: Video[] }> & Under<400, Failure>>();
  receives<Operation["createVideo"]["responses"], Under<201, Video> & Under<400, Failure>>();
  receives<Operation["getVideo"]["responses"], Under<200, Video> & Under<404, Failure>>();
  receives<Operation["renderVideo"]["responses"], Under<200, Video> & Under<400 | 404, Failure>>();
  receives<Operation["deleteVideo"]["responses"], Under<200, { message?: string }> & Under<404, Failure>>();
});

test("voices", () => {
  sends<Operation["listVoices"]["parameters"], { query?: { gender?: "MALE" | "FEMALE" } }>();
  sends<
    Operation["createVoice"]["requestBody"],
    Json<{ name: string; audioUrl: string; voiceSpeed?: number }>
  >();
  sends<
    NonNullable<Operation["syncVoices"]["requestBody"]>,
    Json<{ providerName?: "ELEVEN_LABS" | "MINIMAX" }>
  >();
  receives<Operation["listVoices"]["responses"], Under<200, Voice[]> & Under<400, Failure>>();
  receives<Operation["createVoice"]["responses"], Under<201, Voice>>();
  receives<Operation["getVoice"]["responses"], Under<200, Voice> & Under<404, Failure>>();
  receives<Operation["syncVoices"]["responses"], Under<200, VoiceConnection[]>>();
});

test("webhooks", () => {
  sends<Operation["createWebhook"]["requestBody"], Json<{ callbackUrl: string; events: Event[] }>>();
  sends<Operation["updateWebhook"]["requestBody"], Json<{ callbackUrl?: string; events?: Event[] }>>();
  sends<Operation["updateWebhook"]["parameters"], ById>();
  sends<Operation["deleteWebhook"]["parameters"], ById>();
  receives<Operation["listWebhooks"]["responses"], Under<200, Webhook[]> & Under<400, Failure>>();
  receives<Operation["createWebhook"]["responses"], Under<201, Webhook> & Under<400, Failure>>();
  receives<Operation["updateWebhook"]["responses"], Under<200, Webhook> & Under<400 | 404, Failure>>();
  receives<Operation["deleteWebhook"]["responses"], { 204: Empty } & Under<404, Failure>>();
});
