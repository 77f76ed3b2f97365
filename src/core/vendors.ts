/** Every vendor, in the order in which they are listed. All that goes vendor by vendor follows from it. */
export const vendorNames = ["anam", "protoface", "argil"] as const;
