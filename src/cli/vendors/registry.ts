import type { VendorProfile } from "../../core/config/profile.ts";
import type { VendorName } from "../../core/errors/index.ts";
import { vendorNames } from "../../core/vendors.ts";
import { profile as anam } from "../../vendors/anam/profile.ts";
import { profile as argil } from "../../vendors/argil/profile.ts";
import { profile as protoface } from "../../vendors/protoface/profile.ts";
import { didYouMean } from "../arguments/nearest.ts";
import { UsageError } from "../errors/usage-error.ts";

export { vendorNames };

export const profiles: Readonly<Record<VendorName, VendorProfile>> = { anam, protoface, argil };

function isVendor(name: string): name is VendorName {
  return vendorNames.some((vendor) => vendor === name);
}

/** The named vendors, without duplicates, in the given order. @throws UsageError */
export function readVendors(names: readonly string[]): VendorName[] {
  return [...new Set(names)].map((name) => {
    if (isVendor(name)) return name;
    throw new UsageError(`unknown vendor ${JSON.stringify(name)}${didYouMean(name, vendorNames)}`, [
      `known: ${vendorNames.join(", ")}`,
    ]);
  });
}

/** The same for commands that need no keys, where `all` means every vendor. @throws UsageError */
export function readAllVendors(names: readonly string[]): readonly VendorName[] {
  const named = readVendors(names.filter((name) => name !== "all"));
  return names.includes("all") ? vendorNames : named;
}
