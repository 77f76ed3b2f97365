import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { vendors as allVendors, type Vendor } from "../common/project.ts";

export interface DemoOptions {
  vendors: readonly Vendor[];
  image: string;
  live: boolean;
  yes: boolean;
  help: boolean;
}

export const usage = `npm run demo -- [--vendor ${allVendors.join("|")}] [--image FILE] [--live [--yes]]

  --vendor V    only this vendor; may be repeated
  --image FILE  an image of your own instead of the bundled one
  --live        calls the real vendors, which costs money; uses every vendor whose key is in the environment
  --yes         with --live: pays without asking first`;

const ownPicture = fileURLToPath(new URL("portrait.png", import.meta.url));

/** @throws with the usage text if the arguments are invalid. */
export function readOptions(args: readonly string[]): DemoOptions {
  const { values } = parse(args);
  const strange = values.vendor?.find((name) => !isVendor(name));
  if (strange !== undefined) throw new Error(`Unknown vendor "${strange}".\n\n${usage}`);
  const asked = values.vendor?.filter(isVendor);
  const vendors = asked ?? (values.live ? allVendors.filter(hasKey) : allVendors);
  if (vendors.length === 0) {
    throw new Error(`--live needs a key: set at least one of ${allVendors.map(keyVariable).join(", ")}.`);
  }
  const { image = ownPicture, live = false, yes = false, help = false } = values;
  return { vendors: [...new Set(vendors)], image, live, yes, help };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        vendor: { type: "string", multiple: true },
        image: { type: "string" },
        live: { type: "boolean" },
        yes: { type: "boolean" },
        help: { type: "boolean" },
      },
    });
  } catch (error) {
    throw new Error(`${(error as Error).message}\n\n${usage}`);
  }
}

function isVendor(name: string): name is Vendor {
  return allVendors.some((vendor) => vendor === name);
}

function keyVariable(vendor: Vendor): string {
  return `${vendor.toUpperCase()}_API_KEY`;
}

function hasKey(vendor: Vendor): boolean {
  return Boolean(process.env[keyVariable(vendor)]);
}
