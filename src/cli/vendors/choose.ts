import type { VendorName } from "../../core/errors/index.ts";
import type { Context } from "../command.ts";
import { UsageError } from "../errors/usage-error.ts";
import { profiles, readVendors, vendorNames } from "./registry.ts";
import { readSettings, type Settings } from "./settings.ts";

/** A chosen vendor and its settings. */
export interface Chosen {
  vendor: VendorName;
  settings: Settings;
}

/**
 * Chooses the vendors, each with its key. `all` means every vendor whose key is set, and a note names the others; so does no
 * --vendor if `byDefault` is `all`. Otherwise, without --vendor, the ids decide, or the only vendor whose key is set.
 *
 * @throws UsageError if a named vendor has no key, if no key is set, or if several are set and no vendor was named
 */
export async function chooseVendors(
  { io, screen, values }: Context,
  byDefault: "all" | "one",
  ids: readonly string[] = [],
): Promise<Chosen[]> {
  const settings = await readSettings(io);
  const keyed = vendorNames.filter((vendor) => settings[vendor].apiKey);
  const names = values.vendor ?? (byDefault === "all" ? ["all"] : [inferVendor(keyed, ids)]);
  const all = names.includes("all");
  const asked = readVendors(names.filter((name) => name !== "all"));
  const lacking = asked.filter((vendor) => !keyed.includes(vendor));
  if (lacking.length > 0 || (all && keyed.length === 0)) {
    throw noKey(lacking.length > 0 ? lacking : vendorNames);
  }
  if (all && values.vendor) {
    for (const vendor of vendorNames.filter((name) => !keyed.includes(name))) {
      screen.note(`${vendor} is skipped: ${profiles[vendor].keyVariable} is not set`);
    }
  }
  const chosen = all ? keyed : asked;
  const conflicts = chosen.flatMap((vendor) => settings[vendor].conflict ?? []);
  if (conflicts.length > 0) throw new UsageError("keys and base URLs come from different places", conflicts);
  return chosen.map((vendor) => ({ vendor, settings: settings[vendor] }));
}

/** Chooses the vendor for commands that take ids, which belong to one vendor. @throws UsageError */
export async function chooseOne(context: Context): Promise<Chosen> {
  const names = new Set(context.values.vendor);
  if (names.size > 1 || names.has("all")) {
    throw new UsageError("an id belongs to one vendor: pass exactly one --vendor, not all");
  }
  const [chosen] = await chooseVendors(context, "one", context.args);
  if (!chosen) throw new UsageError("--vendor is missing");
  return chosen;
}

/** Protoface's ids begin like this; the other vendors' are UUIDs, which do not identify a vendor. */
const idsOfProtoface = /^av_/;

/** @throws UsageError if neither ids nor keys decide */
function inferVendor(keyed: readonly VendorName[], ids: readonly string[]): VendorName {
  if (ids.length > 0 && ids.every((id) => idsOfProtoface.test(id))) return "protoface";
  const [only, ...more] = keyed;
  if (only === undefined) throw noKey(vendorNames);
  if (more.length === 0) return only;
  throw new UsageError("--vendor is missing", [
    `the keys of several vendors are set: pass one of ${keyed.map((vendor) => `--vendor ${vendor}`).join(", ")}`,
  ]);
}

function noKey(vendors: readonly VendorName[]): UsageError {
  const variables = vendors.map((vendor) => profiles[vendor].keyVariable);
  return new UsageError(`no API key for ${vendors.join(", ")}`, [
    `set ${variables.join(", ")} in the environment or in a .env file in this folder`,
    "or run `avatars sandbox`, which starts local vendors that cost nothing and prints keys for them",
  ]);
}
