import { describe, expect, it } from "vitest";
import { check } from "../../scripts/update/check.ts";
import { makeProject, put, quick, renamed, snapshot, toyText } from "./support.ts";

describe("--check", () => {
  it("says that nothing has changed", async () => {
    const root = await makeProject();
    expect(await check(quick(root, put(root, "new", toyText)))).toMatchObject({ status: "unchanged" });
  });

  it("says what a change would mean, and writes nothing", async () => {
    const root = await makeProject();
    const file = put(root, "new", renamed);
    const before = snapshot(root);
    expect(await check(quick(root, file))).toMatchObject({ status: "moved", verdict: { level: "major" } });
    expect(snapshot(root)).toEqual(before);
  });

  it("does so even if the overlay no longer fits", async () => {
    const root = await makeProject();
    const file = put(root, "new", toyText.replace("        videoUrl:", "        previewUrl:"));
    const outcome = await check(quick(root, file));
    expect(outcome).toMatchObject({ status: "moved", verdict: { level: "major" } });
    expect(outcome.decisions).toHaveLength(1);
  });
});
