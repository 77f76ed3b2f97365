import type { VendorName } from "../core/errors/index.ts";
import type { WaitStatus } from "../core/wait/lifecycle.ts";
import type {
  AnamAvatar,
  AnamAvatarInput,
  AnamAvatarList,
  AnamClient,
  ReadyAnamAvatar,
} from "../vendors/anam/index.ts";
import type { ArgilAvatar, ArgilAvatarInput, ArgilClient, ReadyArgilAvatar } from "../vendors/argil/index.ts";
import type {
  ProtofaceAvatar,
  ProtofaceAvatarInput,
  ProtofaceAvatarList,
  ProtofaceClient,
  ReadyProtofaceAvatar,
} from "../vendors/protoface/index.ts";

/** The types behind each vendor's part of the unified vocabulary. */
export interface VendorTypes {
  anam: {
    client: AnamClient;
    avatar: AnamAvatar;
    ready: ReadyAnamAvatar;
    list: AnamAvatarList;
    native: Pick<AnamAvatarInput, "avatarModel">;
    image: `https://${string}`;
  };
  protoface: {
    client: ProtofaceClient;
    avatar: ProtofaceAvatar;
    ready: ReadyProtofaceAvatar;
    list: ProtofaceAvatarList;
    native: Pick<ProtofaceAvatarInput, "runtime_type">;
    /** Protoface does not accept pictures by URL. */
    image: never;
  };
  argil: {
    client: ArgilClient;
    avatar: ArgilAvatar;
    ready: ReadyArgilAvatar;
    list: ArgilAvatar[];
    native: Pick<ArgilAvatarInput, "voiceId" | "callbackUrl" | "extras" | "idempotencyKey">;
    image: `https://${string}`;
  };
}

/** An avatar in one vocabulary for the three vendors. */
export interface UnifiedAvatar<Vendor extends VendorName = VendorName> {
  readonly vendor: Vendor;
  readonly id: string;
  readonly name: string;
  /** `unknown` is a status that is not in the vendor's document. */
  readonly status: WaitStatus;
  /** ISO 8601, if the vendor reports it. */
  readonly createdAt: string | undefined;
  /** A still picture; Protoface has none. */
  readonly previewUrl: string | undefined;
  /** The vendor's reason while `status` is `failed`. */
  readonly failureReason: string | undefined;
  /** The vendor's own avatar, complete. */
  readonly native: VendorTypes[Vendor]["avatar"];
}

export type ReadyUnifiedAvatar<Vendor extends VendorName = VendorName> = UnifiedAvatar<Vendor> & {
  readonly status: "ready";
  readonly native: VendorTypes[Vendor]["ready"];
};
