import type { CallOptions, CreateOptions } from "../core/config/options.ts";
import type { VendorName } from "../core/errors/index.ts";
import type { ImageInput } from "../core/image/input.ts";
import type { PagedList } from "../core/list/page.ts";
import type { PagedWaiter } from "../core/wait/many/read-many.ts";
import type { UnifiedAvatar, VendorTypes } from "./types.ts";

/** A create in the unified API; the image is either bytes or a URL. */
export interface AdapterInput<Vendor extends VendorName> {
  name: string;
  image: { bytes: ImageInput } | { url: string };
  native: VendorTypes[Vendor]["native"] | undefined;
}

/** What a provider needs from its client. */
export type ProviderTools = Pick<PagedWaiter<never, never>, "clock" | "redactor" | "watcher"> & {
  readonly timeoutMs: number;
};

/** Maps one vendor's client to the unified API. */
export interface Adapter<Vendor extends VendorName> {
  readonly waiter: PagedWaiter<VendorTypes[Vendor]["avatar"], VendorTypes[Vendor]["ready"]>;
  /** The common fields of an avatar, except its status, which comes from the waiter. */
  describe(avatar: VendorTypes[Vendor]["avatar"]): Pick<UnifiedAvatar, "name" | "createdAt" | "previewUrl">;
  create(input: AdapterInput<Vendor>, options?: CreateOptions): Promise<VendorTypes[Vendor]["avatar"]>;
  /** `own` excludes the vendor's stock avatars. */
  list(
    params: { own: boolean; pageSize: number | undefined },
    options?: CallOptions,
  ): PagedList<VendorTypes[Vendor]["avatar"], VendorTypes[Vendor]["list"]>;
  delete?(id: string, options?: CallOptions): Promise<void>;
}
