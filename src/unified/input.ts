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
type ImageUrl<Vendor extends VendorName> = [Vendor] extends ["anam" | "argil"] ? `https://${string}` : never;

/** Options that only this vendor has, under its own names. */
export interface NativeOption<Vendor extends VendorName> {
  native?: NativeOf<Vendor> | undefined;
}

/** `never` for more than one vendor: each refuses the options of the others. */
type NativeOf<Vendor extends VendorName> = {
  [V in VendorName]: [Vendor] extends [V] ? VendorTypes[V]["native"] : never;
}[VendorName];
