import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import { differences } from "../../common/pipeline/differences.ts";
import type { JsonObject } from "../../common/pipeline/json.ts";
import { generateOutputs } from "../../common/pipeline/outputs.ts";
import { writeOutputs } from "../../common/pipeline/write.ts";
import type { Vendor } from "../../common/project.ts";
import { ProjectCopy } from "../../common/project-copy.ts";
import type { OnStep } from "../prepare.ts";
import { StepFailedError } from "../step-failed.ts";
import { lint } from "./lint.ts";
import { runContractTests, runTypeCheck, type ToolResult } from "./tools.ts";
import { type Files, writeFiles } from "./write-files.ts";

/** The slow steps; a test may replace them. */
export interface Steps {
  readonly lint: typeof lint;
  readonly typeCheck: (root: string) => Promise<ToolResult>;
  readonly contract: (root: string) => Promise<ToolResult>;
}

export const allSteps: Steps = { lint, typeCheck: runTypeCheck, contract: runContractTests };

export interface CopyToVerify {
  readonly project: string;
  readonly vendor: Vendor;
  /** Files below `specs/`. */
  readonly specs: Files;
  readonly effective: JsonObject;
  readonly published: JsonObject;
  readonly steps: Steps;
  readonly progress: OnStep;
  /** Leaves the copy for looking into what failed. */
  readonly keep: boolean;
}

async function regenerate(root: string): Promise<ReadonlyMap<string, string>> {
  try {
    return await generateOutputs(root);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new StepFailedError("generate", "the types cannot be generated", [], message);
  }
}

/** Runs a check on the copy, and where that fails on the project too: its own trouble is not the vendor's. */
async function check(
  step: string,
  failure: string,
  [copy, project]: readonly [string, string],
  run: (root: string) => Promise<ToolResult>,
): Promise<void> {
  const { ok, output } = await run(copy);
  if (ok) return;
  const before = await run(project);
  if (before.ok) throw new StepFailedError(step, failure, [], output);
  throw new StepFailedError(
    step,
    "the project does not pass this step even without the update; mend that first",
    [],
    before.output,
  );
}

/** Makes and checks everything that follows from a new document in a copy of the project, and gives the new files. */
export async function verifyCopy({
  project,
  vendor,
  specs,
  effective,
  published,
  steps,
  progress,
  keep,
}: CopyToVerify): Promise<Files> {
  const copy = new ProjectCopy(project);
  const { root } = copy;
  const places = [root, project] as const;
  let done = false;
  try {
    writeFiles(root, specs);
    const file = join("generated", vendor, "openapi.yaml");
    writeFileSync(join(root, file), stringify(effective, { lineWidth: 0, aliasDuplicateObjects: false }));
    progress("lint");
    await steps.lint(root, { file, overlay: `specs/${vendor}/overlay.yaml`, effective, published });
    progress("regenerate");
    const outputs = await regenerate(root);
    writeOutputs(outputs, join(root, "generated"));
    progress("type check");
    await check(
      "types",
      "the code does not fit the new types; adapt src/ and run the update again",
      places,
      steps.typeCheck,
    );
    progress("contract tests");
    await check("contract", "the contract tests do not pass with the new document", places, steps.contract);
    done = true;
    const changed = differences(outputs, join(project, "generated"));
    return new Map([
      ...specs,
      ...changed.map(({ file: name }) => [`generated/${name}`, outputs.get(name)] as const),
    ]);
  } finally {
    if (keep && !done && existsSync(root)) progress(`the copy stays in ${root}`);
    else copy.remove();
  }
}
