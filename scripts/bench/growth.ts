import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";
import { applyOverlay } from "../common/pipeline/apply-overlay.ts";
import { bundle } from "../common/pipeline/bundle.ts";
import type { JsonObject } from "../common/pipeline/json.ts";
import { renderTypes } from "../common/pipeline/types.ts";
import { timed } from "./measure.ts";

/** Seconds that each step takes. */
export interface Growth {
  readonly megabytes: number;
  readonly steps: Readonly<Record<"bundle" | "overlay" | "yaml" | "types", number>>;
  readonly total: number;
}

const overlay = {
  file: "overlay",
  actions: [{ target: "$.info", description: "One that always matches.", update: { "x-bench": true } }],
};

/** Runs a document through the steps of `generate`. */
export async function measureDocument(document: JsonObject): Promise<Growth> {
  const folder = mkdtempSync(join(tmpdir(), "bench-generate-"));
  try {
    const text = JSON.stringify(document, undefined, 2);
    const file = join(folder, "openapi.json");
    writeFileSync(file, text);
    const bundled = await timed(() => bundle(file));
    const effective = await timed(() => applyOverlay(bundled.result, overlay));
    const yaml = await timed(() =>
      stringify(effective.result, { lineWidth: 0, aliasDuplicateObjects: false }),
    );
    const types = await timed(() => renderTypes(effective.result));
    const steps = {
      bundle: bundled.seconds,
      overlay: effective.seconds,
      yaml: yaml.seconds,
      types: types.seconds,
    };
    const total = Object.values(steps).reduce((sum, seconds) => sum + seconds, 0);
    return { megabytes: Buffer.byteLength(text) / 1e6, steps, total };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
