import type { Lifecycle, Status } from "../../core/wait/lifecycle.ts";
import type { AnamAvatar, ReadyAnamAvatar } from "./types.ts";

/** Anam has no status: the preview's URL is the only sign that a build is done; null or empty, it is under way. */
function isReady(avatar: AnamAvatar): avatar is ReadyAnamAvatar {
  return typeof avatar.videoUrl === "string" && avatar.videoUrl !== "";
}

/** A build that fails never says so. */
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
