import type { components, operations } from "../../../generated/argil/types.ts";
import type { ImageInput } from "../../core/image/input.ts";
import type { OrUndefined } from "../../core/types.ts";

export type { components, operations, paths } from "../../../generated/argil/types.ts";

/** An avatar as Argil describes it. `createdAt` is also filled from the `createAt` of older answers. */
export type ArgilAvatar = components["schemas"]["Avatar"];

/** An avatar that videos can use: Argil calls that state `IDLE`. */
export type ReadyArgilAvatar = ArgilAvatar & { status: "IDLE" };

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
  /** `https` address that gets one POST when training has ended. Unsigned: see `parseWebhook`. */
  callbackUrl?: string | undefined;
  /** Own notes, kept with the avatar: at most 10 pairs; names and values of at most 256 characters. */
  extras?: Readonly<Record<string, string>> | undefined;
}

export type ArgilAvatarListParams = OrUndefined<
  NonNullable<operations["listAvatars"]["parameters"]["query"]>
>;

type JsonBody<Operation extends { requestBody: { content: { "application/json": unknown } } }> =
  Operation["requestBody"]["content"]["application/json"];

/** Which events to send where; `callbackUrl` must be `https`. */
export type ArgilWebhookInput = JsonBody<operations["createWebhook"]>;

/** What to change of a subscription. */
export type ArgilWebhookUpdate = OrUndefined<JsonBody<operations["updateWebhook"]>>;
