import { projectRoot } from "../common/project.ts";
import { checkSettled } from "./apply/turn.ts";
import { assess } from "./overlay/assess.ts";
import { prepare } from "./prepare.ts";
import { defaultLimits } from "./source/limits.ts";
import { StepFailedError } from "./step-failed.ts";
import type { UpdateOptions } from "./update.ts";
import type { UpdateResult } from "./update-result.ts";

/** Reports whether the vendor's document has changed and what that would mean; writes nothing. */
export async function check(options: UpdateOptions): Promise<UpdateResult> {
  const { vendor, from = [], exact = false, root = projectRoot, limits = defaultLimits } = options;
  const { newApi = false, progress = () => {} } = options;
  checkSettled(root);
  const prepared = await prepare({ root, vendor, from, exact, newApi, limits, progress });
  const { next, sources, kept } = prepared;
  if (!next.moved) return { vendor, status: "unchanged", sources, kept };
  progress("overlay and verdict");
  const moved = { vendor, status: "moved", sources, kept } as const;
  try {
    const { verdict, unneeded } = assess(root, vendor, prepared);
    return { ...moved, verdict, unneeded };
  } catch (error) {
    if (!(error instanceof StepFailedError)) throw error;
    const { message, decisions, verdict } = error;
    return { ...moved, message, decisions, ...(verdict && { verdict }) };
  }
}
