import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, sep } from "node:path";
import { parse } from "yaml";
import { isObject, type JsonObject } from "./pipeline/json.ts";
import { projectRoot, type Vendor } from "./project.ts";

const left = new Set(["node_modules", ".git", "dist", "docs-site", "coverage"]);

/** A copy of the project to break: changes stay in there, and the dependencies are shared. */
export class Tree {
  readonly root: string;

  constructor() {
    this.root = mkdtempSync(join(tmpdir(), "mutations-"));
    cpSync(projectRoot, this.root, {
      recursive: true,
      filter: (source) => !left.has(relative(projectRoot, source).split(sep)[0] ?? ""),
    });
    symlinkSync(join(projectRoot, "node_modules"), join(this.root, "node_modules"), "junction");
  }

  /** The document as the vendor published it. */
  vendored(vendor: Vendor): JsonObject {
    const document: unknown = parse(readFileSync(join(this.root, "specs", vendor, "openapi.yaml"), "utf8"));
    if (!isObject(document)) throw new Error(`specs/${vendor}/openapi.yaml is not an object`);
    return document;
  }

  write(file: string, text: string): void {
    writeFileSync(join(this.root, file), text);
  }

  read(file: string): string {
    return readFileSync(join(this.root, file), "utf8");
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
