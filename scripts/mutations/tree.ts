import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { isObject, type JsonObject } from "../common/pipeline/json.ts";
import type { Vendor } from "../common/project.ts";
import { ProjectCopy } from "../common/project-copy.ts";

/** A copy of the project to break. */
export class Tree extends ProjectCopy {
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
}
