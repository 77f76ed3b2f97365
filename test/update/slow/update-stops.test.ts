import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { RunTests, TestResult } from "../../../scripts/update/apply/npm-test.ts";
import { StepFailedError } from "../../../scripts/update/step-failed.ts";
import { update } from "../../../scripts/update/update.ts";
import {
  fixture,
  lintOnly,
  makeProject,
  overlay,
  put,
  quick,
  quickSteps,
  renamed,
  snapshot,
  toyText,
} from "../support.ts";

const page = fixture("create-page.md");

/** Checks that a run that ends in an error leaves every file as it was. */
async function stops(
  text: string,
  step: string,
  options = {},
  file?: [string, string],
): Promise<StepFailedError> {
  const root = await makeProject();
  if (file) put(root, ...file);
  const source = put(root, "new", text);
  const before = snapshot(root);
  const error: unknown = await update({ ...quick(root, source), ...options }).catch(
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(StepFailedError);
  if (!(error instanceof StepFailedError)) throw error;
  expect(error.step).toBe(step);
  expect(snapshot(root)).toEqual(before);
  return error;
}

const failed: TestResult = {
  ok: false,
  failures: ["test/contract/waits.test.ts: waits: expected 1 to be 2"],
  output: "the end of it",
  failed: { checks: ["types"], files: ["test/contract/waits.test.ts"] },
};

const passed: TestResult = { ok: true, failures: [], output: "", failed: { checks: [], files: [] } };

describe("an update that stops", () => {
  it("names the overlay action that no longer matches, by target and reason", async () => {
    const { decisions } = await stops(toyText.replace("        videoUrl:", "        previewUrl:"), "overlay");
    expect(decisions).toMatchObject([
      {
        what: expect.stringContaining(
          "specs/anam/overlay.yaml: action 1, target $.components.schemas.Avatar.properties.videoUrl: matches nothing (its reason: Readers should know.)",
        ),
        details: {
          target: "$.components.schemas.Avatar.properties.videoUrl",
          reason: "Readers should know.",
        },
      },
    ]);
  });

  it("names lint errors, with the correction of `nullable` under 3.1 ready to paste", async () => {
    const text = renamed.replace("model: { type: string,", "model: { type: string, nullable: true,");
    const { decisions } = await stops(text, "lint", { steps: lintOnly });
    expect(decisions).toHaveLength(1);
    expect(decisions[0]?.todo).toContain("  - target: $.components.schemas.AvatarCreate.properties.model\n");
    expect(decisions[0]?.todo).toContain("update: { type: [ string, 'null' ] }");
  });

  it("names the overlay action that adds what the vendor has since added", async () => {
    const text = renamed.replace("enum: [busy, ready, failed]", "enum: [busy, ready, failed, gone]");
    const { decisions } = await stops(text, "overlay", {}, [
      "specs/anam/overlay.yaml",
      `${overlay}  - target: $.components.schemas.Avatar.properties.status
    description: Seen in answers.
    update: { enum: [gone] }
`,
    ]);
    expect(decisions).toMatchObject([
      { details: { action: 2, problem: "adds what the document now has itself" } },
    ]);
  });

  it("names the tests that fail, after trying them on the project", async () => {
    const asked: unknown[] = [];
    const test: RunTests = async (_root, _reports, only) => {
      asked.push(only);
      return only ? passed : failed;
    };
    const { message, output, verdict } = await stops(renamed, "test", { steps: { ...quickSteps, test } });
    expect(message).toMatch(/^npm test fails with the new document \(the check "types", 1 test file\)/);
    expect(output).toBe(failed.failures[0]);
    expect(asked).toEqual([undefined, failed.failed]);
    expect(verdict?.level).toBe("major");
  });

  it("does not blame the vendor for what is wrong with the project", async () => {
    const steps = { ...quickSteps, test: async () => failed };
    const { message } = await stops(renamed, "test", { steps });
    expect(message).toBe("the project fails npm test even without the update; fix that first");
  });

  it("rejects another vendor's document", async () => {
    const root = await makeProject();
    const before = snapshot(root);
    const file = join(root, "specs/protoface/openapi.yaml");
    await expect(update(quick(root, file))).rejects.toThrow(
      /not for anam: it looks like a document of protoface/,
    );
    expect(snapshot(root)).toEqual(before);
  });

  it("rejects truncated YAML that still parses", async () => {
    const root = await makeProject();
    const cut =
      toyText.slice(0, toyText.indexOf("  /v1/llms:")) + toyText.slice(toyText.indexOf("components:"));
    await expect(update(quick(root, put(root, "new", cut.trimEnd())))).rejects.toThrow(
      /last line has no newline.*GET \/v1\/llms first/,
    );
  });

  it("refuses to build on a vendored document that was edited", async () => {
    const root = await makeProject();
    appendFileSync(join(root, "specs/anam/openapi.yaml"), "\n");
    await expect(update(quick(root, page))).rejects.toThrow(/Corrections belong in overlay.yaml/);
  });
});
