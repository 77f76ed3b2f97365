import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectRoot } from "./project.ts";

const left = new Set(["node_modules", ".git", "dist", "docs-site", "coverage", ".ci", ".github"]);

/** A copy of the project in which everything may be tried; only the dependencies are shared. */
export class ProjectCopy {
  readonly root = mkdtempSync(join(tmpdir(), "avatar-clients-copy-"));

  constructor(project: string = projectRoot) {
    for (const name of readdirSync(project)) {
      if (!left.has(name)) cpSync(join(project, name), join(this.root, name), { recursive: true });
    }
    // A junction needs no rights on Windows; elsewhere the kind is ignored.
    symlinkSync(join(project, "node_modules"), join(this.root, "node_modules"), "junction");
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
