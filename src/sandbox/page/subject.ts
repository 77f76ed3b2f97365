import type { VendorName } from "../../core/errors/base.ts";
import type { SandboxConfig } from "../options.ts";
import type { Rehearsals } from "../state/rehearsals.ts";
import type { Vendor } from "../vendor.ts";

/** What the page shows. */
export interface PageSubject {
  readonly config: SandboxConfig;
  readonly vendors: readonly Vendor[];
  /** Where clients reach them. */
  readonly facts: readonly { readonly vendor: VendorName; readonly url: string; readonly apiKey: string }[];
  readonly rehearsals: Rehearsals;
  readonly fetch: typeof fetch;
}
