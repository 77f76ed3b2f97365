import type { UnifiedAvatar } from "../../unified/types.ts";

/** An avatar for programs: the common words, always all of them, and the vendor's own object. */
export function toJson(avatar: UnifiedAvatar): object {
  const { vendor, id, name, status, createdAt, previewUrl, failureReason, native } = avatar;
  return {
    vendor,
    id,
    name: name ?? null,
    status,
    createdAt: createdAt ?? null,
    previewUrl: previewUrl ?? null,
    failureReason: failureReason ?? null,
    native,
  };
}
