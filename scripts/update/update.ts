import { projectRoot, type Vendor } from "../common/project.ts";
import { renderChangeset } from "./apply/changeset.ts";
import { renderLock } from "./apply/lock-entry.ts";
import { allSteps, type Steps, verifyCopy } from "./apply/verify-copy.ts";
import { type Files, filesToWrite, writeFiles } from "./apply/write-files.ts";
import { lastSeenFile, renderLastSeen } from "./merge/last-seen.ts";
import { same } from "./merge/same.ts";
import { assess } from "./overlay/assess.ts";
import { type OnStep, type Prepared, prepare } from "./prepare.ts";
import { defaultLimits, type Limits } from "./source/limits.ts";
import { specFile } from "./source/vendored.ts";
import { StepFailedError } from "./step-failed.ts";
import type { UpdateResult } from "./update-result.ts";

export interface UpdateOptions {
  readonly vendor: Vendor;
  /** Files or addresses instead of the sources in the lock. */
  readonly from?: readonly string[];
  /** A page says all there is: what it does not have is removed. */
  readonly exact?: boolean;
  /** Everything but putting files in place. */
  readonly dryRun?: boolean;
  /** Leaves the working copy behind when a step fails. */
  readonly keep?: boolean;
  readonly root?: string;
  readonly limits?: Limits;
  readonly steps?: Steps;
  readonly today?: string;
  readonly progress?: OnStep;
}

/** A page that says nothing new is still remembered, so that its next version can be compared with it. */
function pageFiles(vendor: Vendor, { next, lastSeen }: Prepared): [string, string][] {
  return same(next.pages, lastSeen) ? [] : [[lastSeenFile(vendor), renderLastSeen(next.pages)]];
}

/**
 * Brings a vendor's document up to date: in a copy first, and in the project only when every step has passed.
 * Throws an `InputError` for a source that cannot be used and a `StepFailedError` for a step that did not pass.
 */
export async function update(options: UpdateOptions): Promise<UpdateResult> {
  const { vendor, from = [], exact = false, dryRun = false, keep = false, root = projectRoot } = options;
  const { limits = defaultLimits, steps = allSteps, progress = () => {} } = options;
  const today = options.today ?? new Date().toISOString().slice(0, 10);
  const prepared = await prepare({ root, vendor, from, exact, limits, progress });
  const { next, sources, kept } = prepared;
  const place = (files: Files) => (dryRun ? filesToWrite(root, files) : writeFiles(root, files));
  if (!next.moved) {
    const files = place(new Map(pageFiles(vendor, prepared)));
    return { vendor, status: "unchanged", sources, kept, files };
  }
  progress("overlay and verdict");
  const { effective, verdict, unneeded } = assess(root, vendor, prepared);
  const specs = new Map([
    [specFile(vendor), next.text],
    ...pageFiles(vendor, prepared),
    ["specs/lock.json", renderLock(root, root, vendor, next.text, today)],
  ]);
  const trial = { project: root, vendor, specs, effective, published: next.document, steps, progress, keep };
  const made = await verifyCopy(trial).catch((error: unknown) => {
    if (error instanceof StepFailedError) error.verdict = verdict;
    throw error;
  });
  const [changeset, text] = renderChangeset(vendor, next.text, verdict);
  const files = place(new Map([...made, [changeset, text]]));
  const status = dryRun ? "checked" : "updated";
  return { vendor, status, sources, verdict, kept, unneeded, files };
}
