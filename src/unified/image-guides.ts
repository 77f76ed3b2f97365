import type { VendorName } from "../core/errors/index.ts";

/** Each vendor's guide to images that work. */
export const imageGuides: Readonly<Record<VendorName, string>> = {
  anam: "https://docs.anam.ai/concepts/custom-avatars",
  protoface: "https://docs.protoface.com/guides/avatar-source-images",
  argil: "https://docs.argil.ai/resources/create-an-avatar",
};
