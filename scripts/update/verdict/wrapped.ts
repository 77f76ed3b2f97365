import type { Vendor } from "../../shared/project.ts";

export interface Wrapped {
  /** operationIds that a function of ours calls. */
  readonly operations: readonly string[];
  /** operationIds below `webhooks` and `callbacks`: what `parseWebhook` reads. */
  readonly events: readonly string[];
}

/** What has a wrapper of its own. Every other operation is reachable through `api` only. */
export const wrapped: Readonly<Record<Vendor, Wrapped>> = {
  anam: {
    operations: ["listAvatars", "createAvatar", "getAvatar", "updateAvatar", "deleteAvatar"],
    events: [],
  },
  protoface: {
    operations: ["list_avatars", "create_avatar", "get_avatar", "delete_avatar"],
    events: [],
  },
  argil: {
    operations: [
      "listAvatars",
      "createAvatar",
      "getAvatar",
      "listWebhooks",
      "createWebhook",
      "updateWebhook",
      "deleteWebhook",
    ],
    events: [
      "onAvatarTrainingSuccess",
      "onAvatarTrainingFailed",
      "onVideoGenerationSuccess",
      "onVideoGenerationFailed",
      "onTrainingFinished",
      "onRenderFinished",
    ],
  },
};

export function isWrapped(vendor: Vendor, operationId: string | undefined): boolean {
  const { operations, events } = wrapped[vendor];
  return operationId !== undefined && (operations.includes(operationId) || events.includes(operationId));
}
