import { readFileSync } from "node:fs";
import { join } from "node:path";
import { filesBelow } from "../files.ts";
import type { Outputs } from "./outputs.ts";

export interface Difference {
  readonly file: string;
  readonly kind: "missing" | "differs" | "superfluous";
}

/** How a `generated/` folder differs from what it should contain. */
export function differences(outputs: Outputs, folder: string): Difference[] {
  const present = new Set(filesBelow(folder));
  const found: Difference[] = [];
  for (const [file, content] of outputs) {
    if (!present.delete(file)) found.push({ file, kind: "missing" });
    else if (readFileSync(join(folder, file), "utf8") !== content) found.push({ file, kind: "differs" });
  }
  return [...found, ...[...present].map((file): Difference => ({ file, kind: "superfluous" }))];
}
