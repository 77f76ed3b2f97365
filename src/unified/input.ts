import type { VendorName } from "../core/errors/index.ts";
import type { ImageInput } from "../core/image/input.ts";
import type { VendorTypes } from "./types.ts";

/**
 * What an avatar is made of, the same for every vendor. Without a vendor it is what all three accept: the picture's bytes,
 * and no URL.
 */
export interface UnifiedAvatarInput<Vendor extends VendorName = VendorName> {
  /** 1 to 256 characters at Argil; 3 to 50 are safe at Anam. */
  name: string;
  /** The picture's bytes, or its `https` URL if the vendor accepts one: Anam and Argil do, Protoface does not. */
  image: ImageInput | ImageUrl<Vendor>;
}

/** `never` unless each of these vendors accepts pictures by URL. */
export type ImageUrl<Vendor extends VendorName> = [Vendor] extends ["anam" | "argil"]
  ? `https://${string}`
  : never;

/** Options that only this vendor has, under its own names. */
export interface NativeOption<Vendor extends VendorName> {
  /** As the vendor's own client takes them, such as Argil's `idempotencyKey`; refused by other vendors. Default: none. */
  native?: NativeOptions<Vendor> | undefined;
}

/** Options of one vendor's own; `never` for more than one vendor: each refuses the options of the others. */
export type NativeOptions<Vendor extends VendorName> = {
  [V in VendorName]: [Vendor] extends [V] ? VendorTypes[V]["native"] : never;
}[VendorName];
