import type { Lifecycle, Status } from "../../core/wait/lifecycle.ts";
import type { ProtofaceAvatar, ReadyProtofaceAvatar } from "./types.ts";

function isReady(avatar: ProtofaceAvatar): avatar is ReadyProtofaceAvatar {
  return avatar.status === "ready";
}

function statusOf({ status, failure_reason }: ProtofaceAvatar): Status {
  // The response may hold anything where the document says string.
  const reason = typeof failure_reason === "object" ? undefined : failure_reason;
  if (status === "failed") return { status: "failed", reason: reason && String(reason) };
  return { status: status === "processing" ? "processing" : "unknown" };
}

export const lifecycle: Lifecycle<ProtofaceAvatar, ReadyProtofaceAvatar> = {
  vendor: "protoface",
  kind: "avatar",
  minDelayMs: 2_000,
  isReady,
  statusOf,
  timeoutNote: "is still building",
};
