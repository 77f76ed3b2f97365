import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readLock } from "../../scripts/shared/pipeline/lock.ts";
import { projectRoot, vendors } from "../../scripts/shared/project.ts";
import { check } from "../../scripts/update/check.ts";

describe.each(vendors)("%s", (vendor) => {
  it("is unchanged when its own document is imported", async () => {
    const from = [join(projectRoot, `specs/${vendor}/openapi.yaml`)];
    expect(existsSync(from[0] ?? "")).toBe(true);
    expect(await check({ vendor, from })).toMatchObject({ status: "unchanged" });
  });

  it("has sources over https", () => {
    for (const source of readLock(projectRoot).document(vendor).sources)
      expect(source).toMatch(/^https:\/\/\S+$/);
  });
});
