import { expect, it } from "vitest";
import { StepFailedError } from "../../scripts/update/step-failed.ts";
import { update } from "../../scripts/update/update.ts";
import { fixture, lintOnly, makeProject, put, quick, read, snapshot, toyText } from "./support.ts";

// One update that succeeds and one that stops; the other walks take minutes and are in slow/.
it("puts the document, the types, the lock and a changeset in place", async () => {
  const root = await makeProject();
  const outcome = await update({ ...quick(root, fixture("create-page.md")), steps: lintOnly });
  expect(outcome.status).toBe("updated");
  expect(outcome.files?.map(({ kind, file }) => `${kind} ${file.replace(/-\w{8}\.md/, ".md")}`)).toEqual([
    "changed specs/anam/openapi.yaml",
    "added specs/anam/pages.yaml",
    "changed specs/lock.json",
    "changed generated/anam/openapi.yaml",
    "changed generated/anam/types.ts",
    "changed generated/anam/spec.ts",
    "added .changeset/anam-document.md",
  ]);
  expect(read(root, "specs/lock.json")).toContain('"retrieved": "2026-08-01"');
  expect(read(root, "generated/anam/spec.ts")).toContain("2026-08-01");
  expect(read(root, "specs/anam/openapi.yaml")).toContain("# Newest first.");
});

it("leaves everything as it was if an overlay action no longer matches", async () => {
  const root = await makeProject();
  const source = put(root, "new", toyText.replace("        videoUrl:", "        previewUrl:"));
  const before = snapshot(root);
  await expect(update(quick(root, source))).rejects.toThrow(StepFailedError);
  expect(snapshot(root)).toEqual(before);
});
