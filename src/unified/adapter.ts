import type { CallOptions, CreateOptions } from "../core/config/options.ts";
import type { VendorName } from "../core/errors/index.ts";
import type { ImageInput } from "../core/image/input.ts";
import type { PagedList } from "../core/list/page.ts";
import type { PagedWaiter } from "../core/wait/many/read-many.ts";
import type { UnifiedAvatar, VendorTypes } from "./types.ts";

/** A create in the unified vocabulary, its picture sorted by kind. */
export interface AdapterInput<Vendor extends VendorName> {
  name: string;
  image: { bytes: ImageInput } | { url: string };
  native: VendorTypes[Vendor]["native"] | undefined;
}

/** What a provider needs of its client. */
export type ProviderTools = Pick<PagedWaiter<never, never>, "clock" | "redactor" | "watcher"> & {
  readonly timeoutMs: number;
};

/** How one vendor speaks the unified vocabulary. */
export interface Adapter<Vendor extends VendorName> {
  readonly waiter: PagedWaiter<VendorTypes[Vendor]["avatar"], VendorTypes[Vendor]["ready"]>;
  /** What the avatar says in the common words; its state is the waiter's business. */
  describe(avatar: VendorTypes[Vendor]["avatar"]): Pick<UnifiedAvatar, "name" | "createdAt" | "previewUrl">;
  create(input: AdapterInput<Vendor>, options?: CreateOptions): Promise<VendorTypes[Vendor]["avatar"]>;
  /** `own` leaves out the vendor's stock avatars. */
  list(
    params: { own: boolean; pageSize: number | undefined },
    options?: CallOptions,
  ): PagedList<VendorTypes[Vendor]["avatar"], VendorTypes[Vendor]["list"]>;
  delete?(id: string, options?: CallOptions): Promise<void>;
}
