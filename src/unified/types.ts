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

/** The vendor-specific types behind the unified API. */
export interface VendorTypes {
  /** Anam's types. */
  anam: {
    client: AnamClient;
    avatar: AnamAvatar;
    ready: ReadyAnamAvatar;
    list: AnamAvatarList;
    native: Pick<AnamAvatarInput, "avatarModel">;
  };
  /** Protoface's types. */
  protoface: {
    client: ProtofaceClient;
    avatar: ProtofaceAvatar;
    ready: ReadyProtofaceAvatar;
    list: ProtofaceAvatarList;
    native: Pick<ProtofaceAvatarInput, "runtime_type">;
  };
  /** Argil's types. */
  argil: {
    client: ArgilClient;
    avatar: ArgilAvatar;
    ready: ReadyArgilAvatar;
    list: ArgilAvatar[];
    native: Pick<ArgilAvatarInput, "voiceId" | "callbackUrl" | "extras" | "idempotencyKey">;
  };
}

/** One vendor's avatar in the unified shape. */
export interface VendorAvatar<Vendor extends VendorName> {
  /** The vendor of `native`; narrows its type. */
  readonly vendor: Vendor;
  /** The vendor's own id. */
  readonly id: string;
  /** As stored by the vendor. */
  readonly name: string;
  /** `unknown` stands for a status that is not in the vendor's OpenAPI document. */
  readonly status: WaitStatus;
  /** ISO 8601, if the vendor reports it. */
  readonly createdAt: string | undefined;
  /** URL of a still image; undefined at Protoface, which offers none. */
  readonly previewUrl: string | undefined;
  /** The vendor's reason, if `status` is `failed`. */
  readonly failureReason: string | undefined;
  /** The complete avatar as the vendor returned it. */
  readonly native: VendorTypes[Vendor]["avatar"];
}

/** A {@link VendorAvatar} that is ready to use. */
export interface ReadyVendorAvatar<Vendor extends VendorName> extends VendorAvatar<Vendor> {
  readonly status: "ready";
  readonly native: VendorTypes[Vendor]["ready"];
}

/** An avatar of any of these vendors. Check `vendor` to narrow `native`. */
export type UnifiedAvatar<Vendor extends VendorName = VendorName> = {
  [V in Vendor]: VendorAvatar<V>;
}[Vendor];

/** A ready avatar of any of these vendors. */
export type ReadyUnifiedAvatar<Vendor extends VendorName = VendorName> = {
  [V in Vendor]: ReadyVendorAvatar<V>;
}[Vendor];
