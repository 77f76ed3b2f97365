import { isAvatarClientError, type VendorName } from "../../core/errors/index.ts";
import type { Context, Run } from "../command.ts";
import { explain } from "../errors/explain.ts";
import { worst } from "../exit-codes.ts";
import { formatTable } from "../terminal/table.ts";
import { connect } from "../vendors/connect.ts";
import { profiles, readAllVendors, vendorNames } from "../vendors/registry.ts";
import { readSettings, type Settings } from "../vendors/settings.ts";

/** What is known about a vendor's key. */
interface KeyState {
  vendor: VendorName;
  variable: string;
  from: Settings["keyFrom"] | null;
  baseUrl: string;
  /** null if there is no key to test. */
  works: boolean | null;
  problem: string | null;
}

export const run: Run = async (context) => {
  const { io, screen, values } = context;
  const vendors = values.vendor ? readAllVendors(values.vendor) : vendorNames;
  const settings = await readSettings(io);
  const states = await Promise.all(vendors.map((vendor) => tryKey(context, vendor, settings[vendor])));
  await screen.emitAll(states);
  const rows = states.map(({ vendor, variable, from, baseUrl, works, problem }) => [
    vendor,
    from ? `${variable} from ${from === ".env" ? ".env" : "the environment"}` : `${variable} is not set`,
    works === null ? "-" : works ? "works" : "does not work",
    problem ?? baseUrl,
  ]);
  await screen.outAll(formatTable([["VENDOR", "KEY", "STATE", "URL OR PROBLEM"], ...rows]));
  if (states.every(({ from }) => from === null)) return "badInput";
  return worst(states.map(({ works }) => (works === false ? "vendorError" : "done")));
};

/** Tests the key by reading one page of the vendor's list, which is free. */
async function tryKey(
  { io }: Context,
  vendor: VendorName,
  { keyFrom, baseUrl = profiles[vendor].baseUrl, conflict, ...settings }: Settings,
): Promise<KeyState> {
  const state = { vendor, variable: profiles[vendor].keyVariable, from: keyFrom ?? null, baseUrl };
  if (keyFrom === undefined) return { ...state, works: null, problem: null };
  if (conflict !== undefined) return { ...state, works: false, problem: conflict };
  try {
    await connect(io, vendor, { ...settings, keyFrom, baseUrl, conflict }).list(
      { pageSize: 1 },
      { signal: io.signal },
    );
    return { ...state, works: true, problem: null };
  } catch (error) {
    if (!isAvatarClientError(error)) throw error;
    const { message, reasons } = explain(error);
    return { ...state, works: false, problem: [message, ...reasons].join("; ") };
  }
}
