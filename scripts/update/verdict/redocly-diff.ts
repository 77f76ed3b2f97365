import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { isObject, type Json, type JsonObject, objectAt } from "../../common/pipeline/json.ts";
import { redoclyEnv, redoclyScript } from "../../common/pipeline/redocly.ts";
import type { Level } from "./change.ts";

const run = promisify(execFile);

/** One entry of `redocly diff --format json`, report version 1. */
export interface RedoclyChange {
  readonly kind: string;
  readonly impact: Level;
  /** Where the change is met when references are followed, e.g. `#/paths/~1v1~1avatars/get/...`. */
  readonly path: string;
  readonly property: string | undefined;
  /** Where it stands in the text of either document. */
  readonly pointers: readonly string[];
}

const levels: readonly Json[] = ["major", "minor", "patch"];

function parseChange(value: Json): RedoclyChange {
  if (!isObject(value) || !levels.includes(value.impact ?? null) || typeof value.path !== "string") {
    throw new Error(`redocly diff reports something unknown: ${JSON.stringify(value)}`);
  }
  const pointers = [objectAt(value, "base").pointer, objectAt(value, "revision").pointer];
  return {
    kind: String(value.kind),
    impact: value.impact === "major" ? "major" : value.impact === "minor" ? "minor" : "patch",
    path: value.path,
    property: typeof value.property === "string" ? value.property : undefined,
    pointers: pointers.filter((pointer): pointer is string => typeof pointer === "string"),
  };
}

/** The list of differences as Redocly finds and rates them. */
export async function redoclyDiff(before: JsonObject, after: JsonObject): Promise<RedoclyChange[]> {
  const folder = mkdtempSync(join(tmpdir(), "avatar-clients-diff-"));
  try {
    writeFileSync(join(folder, "before.json"), JSON.stringify(before));
    writeFileSync(join(folder, "after.json"), JSON.stringify(after));
    const args = ["diff", "before.json", "after.json", "--format", "json", "--fail-on", "none"];
    const { stdout } = await run(process.execPath, [redoclyScript, ...args], {
      cwd: folder,
      env: redoclyEnv,
      maxBuffer: 256 * 1024 * 1024,
    });
    const report: unknown = JSON.parse(stdout);
    if (!isObject(report) || report.reportVersion !== "1" || !Array.isArray(report.changes)) {
      throw new Error("redocly diff answers in an unknown format; the pinned version is experimental");
    }
    return report.changes.map(parseChange);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
