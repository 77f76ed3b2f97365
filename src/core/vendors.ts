/** Every vendor, in the order in which they are listed. All per-vendor tables derive from it. */
export const vendorNames = ["anam", "protoface", "argil"] as const;
