import type { VendorName } from "../core/errors/index.ts";
import type { ImageInput } from "../core/image/input.ts";
import type { VendorTypes } from "./types.ts";

/** What an avatar is made of, at any vendor. */
export interface UnifiedAvatarInput<Vendor extends VendorName = VendorName> {
  /** 1 to 256 characters at Argil; 3 to 50 are safe at Anam. */
  name: string;
  /** The picture's bytes, or its `https` address where the vendor takes one: Anam and Argil do, Protoface does not. */
  image: ImageInput | VendorTypes[Vendor]["image"];
}

/** What only this vendor understands, in its own words. */
export interface NativeOption<Vendor extends VendorName> {
  native?: VendorTypes[Vendor]["native"] | undefined;
}
