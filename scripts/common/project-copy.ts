import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { projectRoot } from "./project.ts";
import { isRunning, thisProcess } from "./running.ts";

const left = new Set(["node_modules", ".git", "dist", "docs-site", "coverage", ".ci", ".github"]);

/** Where an update keeps its journal while it runs; see `scripts/update/apply/journal.ts`. */
export const journalFolder = "specs/.update";

const prefix = "avatar-clients-copy-";

/** A copy of the project for experiments; only the dependencies are shared. */
export class ProjectCopy {
  /** May hold other things that belong to the copy; removed with it. */
  readonly folder: string;
  readonly root: string;

  constructor(project: string = projectRoot) {
    // The name identifies the owner from the start, so that a later run can tell which copies are abandoned.
    const { pid, began } = thisProcess();
    this.folder = mkdtempSync(join(tmpdir(), `${prefix}${pid}-${began}-`));
    this.root = join(this.folder, "project");
    mkdirSync(this.root);
    const filter = (source: string) => basename(source) !== basename(journalFolder);
    for (const name of readdirSync(project)) {
      if (!left.has(name)) cpSync(join(project, name), join(this.root, name), { recursive: true, filter });
    }
    // A junction needs no special rights on Windows; elsewhere the type is ignored.
    symlinkSync(join(project, "node_modules"), join(this.root, "node_modules"), "junction");
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Removes copies whose process ended without doing so, and returns how many there were. */
export function removeDeadCopies(): number {
  let removed = 0;
  for (const name of readdirSync(tmpdir())) {
    const [, pid, began = ""] = new RegExp(`^${prefix}(\\d+)-(\\d*)-`).exec(name) ?? [];
    if (pid === undefined || isRunning({ pid: Number(pid), began })) continue;
    try {
      rmSync(join(tmpdir(), name), { recursive: true, force: true });
      removed++;
    } catch {
      // Belongs to another user.
    }
  }
  return removed;
}
