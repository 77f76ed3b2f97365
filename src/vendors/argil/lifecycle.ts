import type { Lifecycle, Status } from "../../core/wait/lifecycle.ts";
import type { ArgilAvatar, ReadyArgilAvatar } from "./types.ts";

const reasons: Record<string, string> = {
  TRAINING_FAILED: "training failed (TRAINING_FAILED)",
  REFUSED: "refused by moderation (REFUSED)",
};

function isReady(avatar: ArgilAvatar): avatar is ReadyArgilAvatar {
  return avatar.status === "IDLE";
}

function statusOf({ status }: ArgilAvatar): Status {
  // The response may hold anything where the document says string.
  const reason = typeof status === "string" && Object.hasOwn(reasons, status) ? reasons[status] : undefined;
  if (reason) return { status: "failed", reason };
  return { status: status === "NOT_TRAINED" || status === "TRAINING" ? "processing" : "unknown" };
}

export const lifecycle: Lifecycle<ArgilAvatar, ReadyArgilAvatar> = {
  vendor: "argil",
  kind: "avatar",
  minDelayMs: 3_000,
  isReady,
  statusOf,
  timeoutNote: "is still training",
};
