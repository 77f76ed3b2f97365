import type { VendorName } from "../core/errors/index.ts";
import type { ImageInput } from "../core/image/input.ts";
import type { VendorTypes } from "./types.ts";

/** What an avatar is made of, the same for every vendor. */
export interface UnifiedAvatarInput<Vendor extends VendorName = VendorName> {
  /** 1 to 256 characters at Argil; 3 to 50 are safe at Anam. */
  name: string;
  /** The picture's bytes, or its `https` URL if the vendor accepts one: Anam and Argil do, Protoface does not. */
  image: ImageInput | VendorTypes[Vendor]["image"];
}

/** Options that only this vendor has, under its own names. */
export interface NativeOption<Vendor extends VendorName> {
  native?: VendorTypes[Vendor]["native"] | undefined;
}
