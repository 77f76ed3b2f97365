import type { JsonObject } from "../../common/pipeline/json.ts";
import type { Vendor } from "../../common/project.ts";
import { type Prepared, readOverlay } from "../prepare.ts";
import { readEffective } from "../source/vendored.ts";
import { StepFailedError } from "../step-failed.ts";
import type { Verdict } from "../verdict/change.ts";
import { judge } from "../verdict/verdict.ts";
import { type ActionNote, applyWithReport } from "./overlay-report.ts";

export interface Assessment {
  readonly effective: JsonObject;
  readonly verdict: Verdict;
  readonly unneeded: readonly ActionNote[];
}

/** Applies the overlay to the new document and judges the result; a `StepFailedError` carries the verdict too. */
export async function assess(
  root: string,
  vendor: Vendor,
  { next, vendored }: Prepared,
): Promise<Assessment> {
  try {
    const { effective, unneeded } = applyWithReport(next.document, readOverlay(root, vendor));
    return { effective, unneeded, verdict: judge(vendor, readEffective(root, vendor), effective) };
  } catch (error) {
    // Without its overlay there is no effective document, so what the vendor publishes is compared as it is.
    if (error instanceof StepFailedError) error.verdict = judge(vendor, vendored.document, next.document);
    throw error;
  }
}
