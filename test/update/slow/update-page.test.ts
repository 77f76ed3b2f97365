import { describe, expect, it } from "vitest";
import { renderReport } from "../../../scripts/update/report.ts";
import { update } from "../../../scripts/update/update.ts";
import { fixture, makeProject, pageText, put, quick, snapshot } from "../support.ts";

const page = fixture("create-page.md");

describe("an update from a page", () => {
  it("changes nothing the second time, not even the date", async () => {
    const root = await makeProject();
    await update(quick(root, page));
    const before = snapshot(root);
    const outcome = await update({ ...quick(root, page), today: "2026-09-09" });
    expect(outcome).toMatchObject({ status: "unchanged", files: [] });
    expect(snapshot(root)).toEqual(before);
  });

  it("reports what the page does not have, and what its removal would mean", async () => {
    const outcome = await update(quick(await makeProject(), page));
    expect(outcome.kept).toMatchObject({ ifRemoved: "major" });
    expect(renderReport(outcome)).toContain("Avatar › properties › videoUrl");
  });

  it("is major if a page seen before has lost a field", async () => {
    const root = await makeProject();
    await update(quick(root, page));
    const file = put(root, "next.md", pageText.replace(/ {8}status:\n.*\n.*\n/, ""));
    const { verdict } = await update(quick(root, file));
    expect(verdict).toMatchObject({
      level: "major",
      changes: [{ group: "wrapper", rule: "property-removed" }],
    });
  });
});

describe("--dry-run", () => {
  it("does everything except writing", async () => {
    const root = await makeProject();
    const before = snapshot(root);
    const outcome = await update({ ...quick(root, page), dryRun: true });
    expect(outcome.status).toBe("checked");
    expect(outcome.files).toHaveLength(7);
    expect(snapshot(root)).toEqual(before);
  });
});
