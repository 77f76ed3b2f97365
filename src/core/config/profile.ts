import type { FailureDetails } from "../errors/api.ts";
import type { VendorName } from "../errors/base.ts";

/** The facts about a vendor that the transport needs. */
export interface VendorProfile<Vendor extends VendorName = VendorName> {
  name: Vendor;
  /** Server URL in the vendor's document. */
  baseUrl: string;
  /** Environment variables for the key and the base URL. */
  keyVariable: string;
  baseUrlVariable: string;
  /** The headers that carry the key. */
  authorize(key: string): Record<string, string>;
  /** Reads the details from an error body, without fields that are absent. */
  readFailure(body: unknown, status: number, headers: Headers): FailureDetails;
  /** True for a 5xx with which the vendor, by its document, rejects a create without acting on it. */
  refusesCreate?(status: number, details: FailureDetails): boolean;
  /** Whether array parameters go into the query as one comma-separated value instead of repeated. Default false. */
  commaSeparatedArrays?: boolean;
}
