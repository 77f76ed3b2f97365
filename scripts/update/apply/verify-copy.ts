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
import { type Decision, StepFailedError } from "../step-failed.ts";
import { type Files, writeFiles } from "./journal.ts";
import { lint } from "./lint.ts";
import { type RunTests, runNpmTest } from "./npm-test.ts";

/** The slow steps; a test may replace them. */
export interface Steps {
  readonly lint: typeof lint;
  readonly test: RunTests;
}

export const allSteps: Steps = { lint, test: runNpmTest };

export interface CopyToVerify {
  readonly project: string;
  readonly vendor: Vendor;
  /** Files below `specs/`. */
  readonly specs: Files;
  readonly effective: JsonObject;
  readonly published: JsonObject;
  readonly steps: Steps;
  readonly progress: OnStep;
  /** Keeps the copy for inspecting a failure. */
  readonly keep: boolean;
}

export interface Verified {
  readonly files: Files;
  /** Matters of style, which stop nothing. */
  readonly style: readonly Decision[];
}

async function regenerate(root: string): Promise<ReadonlyMap<string, string>> {
  try {
    return await generateOutputs(root);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new StepFailedError("generate", "the types cannot be generated", [], message);
  }
}

function count(number: number, one: string): string {
  return number === 1 ? `1 ${one}` : `${number} ${one}s`;
}

/** Runs the tests on the copy, and whatever fails there on the project too: its own problems are not the vendor's fault. */
async function test(copy: ProjectCopy, project: string, run: RunTests): Promise<void> {
  const made = await run(copy.root, join(copy.folder, "reports"));
  if (made.ok) return;
  const { checks, files } = made.failed;
  const named = checks.length + files.length > 0;
  const before = named ? await run(project, join(copy.folder, "reports-before"), made.failed) : made;
  if (named && !before.ok) {
    throw new StepFailedError(
      "test",
      "the project fails npm test even without the update; fix that first",
      [],
      made.failures.join("\n") || made.output,
    );
  }
  const what = [
    ...checks.map((name) => `the check "${name}"`),
    ...(files.length > 0 ? [count(files.length, "test file")] : []),
  ].join(", ");
  throw new StepFailedError(
    "test",
    `npm test fails with the new document (${what || "see above"}); adapt what is named above and run it again`,
    [],
    made.failures.join("\n") || made.output,
  );
}

/** Builds and checks everything that follows from a new document in a copy of the project, and returns the new files. */
export async function verifyCopy({
  project,
  vendor,
  specs,
  effective,
  published,
  steps,
  progress,
  keep,
}: CopyToVerify): Promise<Verified> {
  progress("copy the project");
  const copy = new ProjectCopy(project);
  const { root } = copy;
  let done = false;
  try {
    writeFiles(root, specs);
    const file = join("generated", vendor, "openapi.yaml");
    writeFileSync(join(root, file), stringify(effective, { lineWidth: 0, aliasDuplicateObjects: false }));
    progress("lint");
    const style = await steps.lint(root, {
      file,
      before: join(project, file),
      overlay: `specs/${vendor}/overlay.yaml`,
      effective,
      published,
    });
    progress("regenerate");
    const outputs = await regenerate(root);
    writeOutputs(outputs, join(root, "generated"));
    progress("npm test");
    await test(copy, project, steps.test);
    done = true;
    const changed = differences(outputs, join(project, "generated"));
    const files = new Map([
      ...specs,
      ...changed.map(({ file: name }) => [`generated/${name}`, outputs.get(name)] as const),
    ]);
    return { files, style };
  } finally {
    if (keep && !done && existsSync(root)) progress(`the copy stays in ${root}`);
    else copy.remove();
  }
}
