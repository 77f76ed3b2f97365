import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { journalFolder, removeDeadCopies } from "../../common/project-copy.ts";
import { isRunning, type ProcessMark, thisProcess } from "../../common/running.ts";
import { InputError } from "../input-error.ts";
import { journalFile, type Recovery, recover } from "./journal.ts";

const ownerFile = (root: string) => join(root, journalFolder, "owner.json");

function ownerOf(root: string): ProcessMark | undefined {
  try {
    return JSON.parse(readFileSync(ownerFile(root), "utf8")) as ProcessMark;
  } catch {
    // There is none, or its writer was killed while writing it.
    return undefined;
  }
}

/** Remains of killed runs. */
export interface Leftovers {
  readonly recovery: Recovery | undefined;
  readonly copies: number;
}

/** Refuses to work on files of which only some are in place. */
export function checkSettled(root: string): void {
  if (!existsSync(journalFile(root))) return;
  throw new InputError(
    "an update was killed while putting files in place; npm run specs:update -- VENDOR, without --check or --dry-run, " +
      "finishes it",
  );
}

/**
 * Runs one update of a project at a time: two would overwrite each other's lock. First cleans up, and reports, what killed
 * runs left.
 */
export async function takeTurn<Result>(
  root: string,
  tell: (found: Leftovers) => void,
  work: () => Promise<Result>,
): Promise<Result> {
  const owner = ownerOf(root);
  if (owner !== undefined && isRunning(owner)) {
    throw new InputError(
      `another update of this project is running (process ${owner.pid}); wait until it ends`,
    );
  }
  mkdirSync(join(root, journalFolder), { recursive: true });
  writeFileSync(ownerFile(root), JSON.stringify(thisProcess()));
  try {
    tell({ recovery: recover(root), copies: removeDeadCopies() });
    return await work();
  } finally {
    if (existsSync(journalFile(root))) rmSync(ownerFile(root), { force: true });
    else rmSync(join(root, journalFolder), { recursive: true, force: true });
  }
}
