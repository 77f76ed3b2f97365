import type { components, operations } from "../../../generated/anam/types.ts";
import type { CallOptions } from "../../core/config/options.ts";
import type { OrUndefined } from "../../core/config/or-undefined.ts";
import type { ImageInput } from "../../core/image/input.ts";

export type { components, operations, paths } from "../../../generated/anam/types.ts";

// Interfaces, so that editors and the reference show a name where they would else show every field.
type Avatar = components["schemas"]["Avatar"];
type ListAnswer = operations["listAvatars"]["responses"][200]["content"]["application/json"];
type AvatarList = Omit<ListAnswer, "data"> & { data: AnamAvatar[] };
type ListQuery = NonNullable<operations["listAvatars"]["parameters"]["query"]>;

/** An avatar as Anam describes it. It has no status: it can be used once `videoUrl` is set. */
export interface AnamAvatar extends Avatar {}

/**
 * An avatar whose preview has been rendered. `videoUrl` is signed and expires after 1 hour: read it again, never store
 * it.
 */
export type ReadyAnamAvatar = AnamAvatar & { videoUrl: string };

/** Anam's own answer to a list call. */
export interface AnamAvatarList extends AvatarList {}

/** Fields of both kinds of input. */
export interface AnamAvatarInputBase {
  /** Name shown in the Lab and on share links. Anam asks for 3 to 50 characters; 1 or more are sent. */
  displayName: string;
  /** Such as `cara-3` or `cara-4`; names that end in `-latest` need access. Default: the server's. */
  avatarModel?: string | undefined;
}

/** A picture as bytes or by URL, one of the two: JPEG, PNG or WebP, at most 4.5 MB. */
export type AnamAvatarInput = AnamAvatarInputBase &
  ({ imageFile: ImageInput; imageUrl?: undefined } | { imageUrl: string; imageFile?: undefined });

/** The only field of an avatar that can be changed. */
export interface AnamAvatarUpdate {
  displayName: string;
}

/** Filters and paging of a list call. */
export interface AnamAvatarListParams extends OrUndefined<ListQuery> {}

export interface AnamDeleteOptions extends CallOptions {
  /**
   * Permanently erases the avatar and its stored assets, even if it was soft-deleted before. Default false: a soft
   * delete, which hides the avatar while Anam keeps it.
   */
  hard?: boolean | undefined;
}
