import type { FailureDetails } from "../errors/api.ts";
import type { VendorName } from "../errors/base.ts";

/** The facts about a vendor that the transport needs. */
export interface VendorProfile<Vendor extends VendorName = VendorName> {
  name: Vendor;
  /** Server URL of the vendor's document. */
  baseUrl: string;
  /** Environment variables that give the key and another base URL. */
  keyVariable: string;
  baseUrlVariable: string;
  /** The headers that carry the key. */
  authorize(key: string): Record<string, string>;
  /** Reads a failure body; whatever is not there stays out. */
  readFailure(body: unknown, status: number, headers: Headers): FailureDetails;
  /** True for a 5xx to a create by which the vendor is documented to refuse without acting. */
  refusesCreate?(status: number, details: FailureDetails): boolean;
  /** How array parameters are written into the query: one comma-separated value, or repeated (the default). */
  commaSeparatedArrays?: boolean;
}
