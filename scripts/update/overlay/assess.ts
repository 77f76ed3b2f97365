import type { JsonObject } from "../../common/pipeline/json.ts";
import type { Vendor } from "../../common/project.ts";
import { type Prepared, readOverlay } from "../prepare.ts";
import { readEffective } from "../source/vendored.ts";
import { type Decision, StepFailedError } from "../step-failed.ts";
import type { Verdict } from "../verdict/change.ts";
import { judge } from "../verdict/verdict.ts";
import { type ActionNote, applyWithReport } from "./overlay-report.ts";

export interface Assessment {
  readonly effective: JsonObject;
  readonly verdict: Verdict;
  readonly unneeded: readonly ActionNote[];
}

/** An unknown keyword may mean anything, so a person has to look at it. */
function unjudged(file: string, { changes }: Verdict): Decision[] {
  return changes
    .filter(({ group }) => group === "unjudged")
    .map(({ at, text, pointer, operations }) => ({
      what: `${operations[0] ?? ""} ${at}: ${text}`.trim(),
      todo:
        `if it does not matter to callers, add an action to ${file} that removes ${pointer}; otherwise teach ` +
        "scripts/update/verdict what it means",
      details: { pointer },
    }));
}

/** Applies the overlay to the new document and rates the result; a `StepFailedError` carries the verdict too. */
export function assess(root: string, vendor: Vendor, { next, vendored }: Prepared): Assessment {
  const overlay = readOverlay(root, vendor);
  let verdict: Verdict | undefined;
  try {
    const { effective, unneeded } = applyWithReport(next.document, overlay, vendored.document);
    verdict = judge(vendor, readEffective(root, vendor), effective);
    const decisions = unjudged(overlay.file, verdict);
    if (decisions.length > 0)
      throw new StepFailedError("verdict", "the document has unknown keywords", decisions);
    return { effective, unneeded, verdict };
  } catch (error) {
    // Without its overlay there is no corrected document, so the published ones are compared as they are.
    if (error instanceof StepFailedError)
      error.verdict = verdict ?? judge(vendor, vendored.document, next.document);
    throw error;
  }
}
