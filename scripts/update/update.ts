import { projectRoot, type Vendor } from "../common/project.ts";
import { renderChangeset } from "./apply/changeset.ts";
import { type Files, filesToWrite, writeFiles } from "./apply/journal.ts";
import { renderLock } from "./apply/lock-entry.ts";
import { apiOnlyFile, changeApiOnly } from "./apply/new-operations.ts";
import { checkSettled, type Leftovers, takeTurn } from "./apply/turn.ts";
import { allSteps, type Steps, verifyCopy } from "./apply/verify-copy.ts";
import { lastSeenFile, renderLastSeen } from "./merge/last-seen.ts";
import { same } from "./merge/same.ts";
import { assess } from "./overlay/assess.ts";
import { type OnStep, type Prepared, prepare } from "./prepare.ts";
import { defaultLimits, type Limits } from "./source/limits.ts";
import { readEffective, specFile } from "./source/vendored.ts";
import { StepFailedError } from "./step-failed.ts";
import type { UpdateResult } from "./update-result.ts";
import type { Verdict } from "./verdict/change.ts";

export interface UpdateOptions {
  readonly vendor: Vendor;
  /** Files or URLs to use instead of the sources in the lock. */
  readonly from?: readonly string[];
  /** A page is complete: what it does not have is removed. */
  readonly exact?: boolean;
  /** The vendor has replaced its API: most operations may be missing. */
  readonly newApi?: boolean;
  /** Everything except putting files in place. */
  readonly dryRun?: boolean;
  /** Keeps the working copy when a step fails. */
  readonly keep?: boolean;
  readonly root?: string;
  readonly limits?: Limits;
  readonly steps?: Steps;
  readonly today?: string;
  readonly progress?: OnStep;
  /** Called as soon as the verdict is known, minutes before the tests finish. */
  readonly onVerdict?: (verdict: Verdict) => void;
}

/** A page without news is still recorded, so that its next version can be compared with it. */
function pageFiles(vendor: Vendor, { next, lastSeen }: Prepared): [string, string][] {
  return same(next.pages, lastSeen) ? [] : [[lastSeenFile(vendor), renderLastSeen(next.pages)]];
}

/** What killed runs left, one sentence each. */
function describeLeftovers({ recovery, copies }: Leftovers): string[] {
  const files = recovery?.files.join(", ");
  return [
    ...(recovery?.done === "finished" ? [`finished what a killed update had started: ${files}`] : []),
    ...(recovery?.done === "undone" ? [`undid what a killed update had started: ${files}`] : []),
    ...(copies > 0 ? [`removed ${copies} working ${copies === 1 ? "copy" : "copies"} of killed runs`] : []),
  ];
}

/**
 * Updates a vendor's document: in a copy first, and in the project only when every step has passed. Throws an `InputError`
 * for an unusable source and a `StepFailedError` for a failed step.
 */
export async function update(options: UpdateOptions): Promise<UpdateResult> {
  const { root = projectRoot, dryRun = false, progress = () => {} } = options;
  if (dryRun) {
    checkSettled(root);
    return bringUpToDate(options);
  }
  let recovered: string[] = [];
  const tell = (found: Leftovers) => {
    recovered = describeLeftovers(found);
    for (const sentence of recovered) progress(sentence);
  };
  const result = await takeTurn(root, tell, () => bringUpToDate(options));
  return recovered.length > 0 ? { ...result, recovered } : result;
}

async function bringUpToDate(options: UpdateOptions): Promise<UpdateResult> {
  const { vendor, from = [], exact = false, dryRun = false, keep = false, root = projectRoot } = options;
  const { newApi = false } = options;
  const { limits = defaultLimits, steps = allSteps, progress = () => {}, onVerdict = () => {} } = options;
  const today = options.today ?? new Date().toISOString().slice(0, 10);
  const prepared = await prepare({ root, vendor, from, exact, newApi, limits, progress });
  const { next, sources, kept } = prepared;
  const place = (files: Files) => (dryRun ? filesToWrite(root, files) : writeFiles(root, files));
  if (!next.moved) {
    const files = place(new Map(pageFiles(vendor, prepared)));
    return { vendor, status: "unchanged", sources, kept, files };
  }
  progress("overlay and verdict");
  const { effective, verdict, unneeded } = assess(root, vendor, prepared);
  onVerdict(verdict);
  const apiOnly = changeApiOnly(root, vendor, readEffective(root, vendor), effective);
  const specs = new Map([
    [specFile(vendor), next.text],
    ...pageFiles(vendor, prepared),
    ["specs/lock.json", renderLock(root, root, vendor, next.text, today)],
    ...(apiOnly ? [[apiOnlyFile, apiOnly.text] as const] : []),
  ]);
  const trial = { project: root, vendor, specs, effective, published: next.document, steps, progress, keep };
  const made = await verifyCopy(trial).catch((error: unknown) => {
    if (error instanceof StepFailedError) error.verdict = verdict;
    throw error;
  });
  const [changeset, text] = renderChangeset(vendor, next.text, verdict);
  const files = place(new Map([...made.files, [changeset, text]]));
  const status = dryRun ? "checked" : "updated";
  const { style } = made;
  const { added = [], removed = [] } = apiOnly ?? {};
  return { vendor, status, sources, verdict, kept, unneeded, style, apiOnly: { added, removed }, files };
}
