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
  /** Of Anam. */
  anam: {
    client: AnamClient;
    avatar: AnamAvatar;
    ready: ReadyAnamAvatar;
    list: AnamAvatarList;
    native: Pick<AnamAvatarInput, "avatarModel">;
  };
  /** Of Protoface. */
  protoface: {
    client: ProtofaceClient;
    avatar: ProtofaceAvatar;
    ready: ReadyProtofaceAvatar;
    list: ProtofaceAvatarList;
    native: Pick<ProtofaceAvatarInput, "runtime_type">;
  };
  /** Of Argil. */
  argil: {
    client: ArgilClient;
    avatar: ArgilAvatar;
    ready: ReadyArgilAvatar;
    list: ArgilAvatar[];
    native: Pick<ArgilAvatarInput, "voiceId" | "callbackUrl" | "extras" | "idempotencyKey">;
  };
}

/** One vendor's avatar in the vocabulary of all three. */
export interface VendorAvatar<Vendor extends VendorName> {
  /** Tells which vendor's avatar `native` is. */
  readonly vendor: Vendor;
  /** The vendor's own id. */
  readonly id: string;
  /** As the vendor has stored it. */
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

/** A {@link VendorAvatar} that can be used. */
export interface ReadyVendorAvatar<Vendor extends VendorName> extends VendorAvatar<Vendor> {
  readonly status: "ready";
  readonly native: VendorTypes[Vendor]["ready"];
}

/** An avatar of any of these vendors: `vendor` tells whose, and so what `native` is. */
export type UnifiedAvatar<Vendor extends VendorName = VendorName> = {
  [V in Vendor]: VendorAvatar<V>;
}[Vendor];

/** A ready avatar of any of these vendors. */
export type ReadyUnifiedAvatar<Vendor extends VendorName = VendorName> = {
  [V in Vendor]: ReadyVendorAvatar<V>;
}[Vendor];
