import type { components, operations } from "../../../generated/protoface/types.ts";
import type { OrUndefined } from "../../core/config/or-undefined.ts";
import type { ImageInput } from "../../core/image/input.ts";

export type { components, operations, paths } from "../../../generated/protoface/types.ts";

// Interfaces, so that editors and the reference show a name where they would else show every field.
type Avatar = components["schemas"]["Avatar"];
type AvatarList = Omit<components["schemas"]["AvatarList"], "data"> & { data: ProtofaceAvatar[] };
type ListQuery = NonNullable<operations["list_avatars"]["parameters"]["query"]>;

/**
 * An avatar as Protoface describes it. Answers that use the names of early summer 2026 (`default_voice`,
 * `default_custom_instructions`) have them under the present ones too.
 */
export interface ProtofaceAvatar extends Avatar {}

/** An avatar that sessions can use. */
export type ReadyProtofaceAvatar = ProtofaceAvatar & { status: "ready" };

/** Protoface's own answer to a list call. */
export interface ProtofaceAvatarList extends AvatarList {}

export interface ProtofaceAvatarInput {
  /** A portrait, PNG or JPEG, with one clear front-facing face. */
  image: ImageInput;
  /** Default at Protoface: `Custom Avatar`. */
  name?: string | undefined;
  /** Stack to build with. Default at Protoface: `avtr1`. */
  runtime_type?: string | undefined;
}

/** Filters and paging of a list call. */
export interface ProtofaceAvatarListParams extends OrUndefined<ListQuery> {}
