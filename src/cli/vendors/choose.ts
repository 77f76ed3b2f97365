import type { VendorName } from "../../core/errors/index.ts";
import type { Context } from "../command.ts";
import { UsageError } from "../errors/usage-error.ts";
import { profiles, readVendors, vendorNames } from "./registry.ts";
import { readSettings, type Settings } from "./settings.ts";

/** A vendor to talk to. */
export interface Chosen {
  vendor: VendorName;
  settings: Settings;
}

/**
 * The vendors asked for, each with its key. `all`, and nothing where that may stand for all, are those whose key is
 * set; the others are named. Where nothing is asked for and ids do not tell, it is the only vendor whose key is set.
 *
 * @throws UsageError where one that was named has no key, none has, or several have and none was named.
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

/** For commands about ids, which belong to one vendor. @throws UsageError */
export async function chooseOne(context: Context): Promise<Chosen> {
  const names = new Set(context.values.vendor);
  if (names.size > 1 || names.has("all")) {
    throw new UsageError("an id belongs to one vendor: give exactly one --vendor, not all");
  }
  const [chosen] = await chooseVendors(context, "one", context.args);
  if (!chosen) throw new UsageError("--vendor is missing");
  return chosen;
}

/** Whose ids begin so; those of the others are UUIDs, which say nothing. */
const idsOfProtoface = /^av_/;

/** @throws UsageError where nothing tells. */
function inferVendor(keyed: readonly VendorName[], ids: readonly string[]): VendorName {
  if (ids.length > 0 && ids.every((id) => idsOfProtoface.test(id))) return "protoface";
  const [only, ...more] = keyed;
  if (only === undefined) throw noKey(vendorNames);
  if (more.length === 0) return only;
  throw new UsageError("--vendor is missing", [
    `keys of several vendors are set: give one of ${keyed.map((vendor) => `--vendor ${vendor}`).join(", ")}`,
  ]);
}

function noKey(vendors: readonly VendorName[]): UsageError {
  const variables = vendors.map((vendor) => profiles[vendor].keyVariable);
  return new UsageError(`no API key for ${vendors.join(", ")}`, [
    `set ${variables.join(", ")} in the environment or in a .env file here`,
    "`avatars sandbox` runs local vendors that cost nothing and prints keys for them",
  ]);
}
