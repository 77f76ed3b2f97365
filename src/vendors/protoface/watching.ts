import { stringMember } from "../../core/shape.ts";
import type { Judgement, WatchFacts } from "../../core/watch.ts";
import type { ProtofaceAvatar, ReadyProtofaceAvatar } from "./types.ts";

function isReady(avatar: ProtofaceAvatar): avatar is ReadyProtofaceAvatar {
  return avatar.status === "ready";
}

function judge(avatar: ProtofaceAvatar): Judgement {
  const { status } = avatar;
  if (status === "failed") return { status, reason: stringMember(avatar, "failure_reason") };
  return { status: status === "processing" ? "processing" : "unknown" };
}

export const watching: WatchFacts<ProtofaceAvatar, ReadyProtofaceAvatar> = {
  vendor: "protoface",
  kind: "avatar",
  minDelayMs: 2_000,
  isReady,
  judge,
  timeoutNote: "is still building",
};
