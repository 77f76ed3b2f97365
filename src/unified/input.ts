import type { VendorName } from "../core/errors/index.ts";
import type { ImageInput } from "../core/image/input.ts";
import type { VendorTypes } from "./types.ts";

/**
 * The input of a create, the same for every vendor. Without a vendor it is what all three accept: the image as bytes,
 * not as a URL.
 */
export interface UnifiedAvatarInput<Vendor extends VendorName = VendorName> {
  /** 1 to 256 characters at Argil; 3 to 50 are safe at Anam. */
  name: string;
  /** The image's bytes, or its `https` URL if the vendor accepts one: Anam and Argil do, Protoface does not. */
  image: ImageInput | ImageUrl<Vendor>;
}

/** `never` unless each of these vendors accepts images by URL. */
export type ImageUrl<Vendor extends VendorName> = [Vendor] extends ["anam" | "argil"]
  ? `https://${string}`
  : never;

/** Options specific to one vendor, under its own names. */
export interface NativeOption<Vendor extends VendorName> {
  /** As in the vendor's own client, such as Argil's `idempotencyKey`; other vendors reject them. Default: none. */
  native?: NativeOptions<Vendor> | undefined;
}

/** Options specific to one vendor; `never` for several vendors, since each rejects the options of the others. */
export type NativeOptions<Vendor extends VendorName> = {
  [V in VendorName]: [Vendor] extends [V] ? VendorTypes[V]["native"] : never;
}[VendorName];
