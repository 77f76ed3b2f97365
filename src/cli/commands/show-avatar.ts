import type { UnifiedAvatar } from "../../unified/types.ts";

/** An avatar as JSON: all the unified fields, and the vendor's own object. */
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
