import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Difference, differences } from "./differences.ts";
import type { Outputs } from "./outputs.ts";

/** Makes a `generated/` folder contain exactly the outputs. Files that are already right keep their timestamps. */
export function writeOutputs(outputs: Outputs, folder: string): Difference[] {
  const changed = differences(outputs, folder);
  for (const { file } of changed) {
    const target = join(folder, file);
    const content = outputs.get(file);
    if (content === undefined) {
      rmSync(target);
    } else {
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, content);
    }
  }
  return changed;
}
