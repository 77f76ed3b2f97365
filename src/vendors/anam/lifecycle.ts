import type { Lifecycle, Status } from "../../core/wait/lifecycle.ts";
import type { AnamAvatar, ReadyAnamAvatar } from "./types.ts";

/** Anam has no status field: a build is done once the preview URL is set, and in progress while it is null or empty. */
function isReady(avatar: AnamAvatar): avatar is ReadyAnamAvatar {
  return typeof avatar.videoUrl === "string" && avatar.videoUrl !== "";
}

/** Anam never reports a failed build. */
function statusOf(): Status {
  return { status: "processing" };
}

export const lifecycle: Lifecycle<AnamAvatar, ReadyAnamAvatar> = {
  vendor: "anam",
  kind: "avatar",
  minDelayMs: 2_000,
  isReady,
  statusOf,
  timeoutNote: "has no videoUrl (Anam does not say whether it is still building or has failed)",
};
