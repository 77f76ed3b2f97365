import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readLock } from "../../scripts/common/pipeline/lock.ts";
import { projectRoot, vendors } from "../../scripts/common/project.ts";
import { isWrapped } from "../../scripts/common/wrapped.ts";
import { check } from "../../scripts/update/check.ts";
import { operationsOf } from "../../scripts/update/source/operations.ts";
import { readEffective } from "../../scripts/update/source/vendored.ts";
import { eventsOf } from "../../scripts/update/verdict/events.ts";

describe.each(vendors)("%s", (vendor) => {
  it("is unchanged if its own document is imported", async () => {
    const from = [join(projectRoot, `specs/${vendor}/openapi.yaml`)];
    expect(existsSync(from[0] ?? "")).toBe(true);
    expect(await check({ vendor, from })).toMatchObject({ status: "unchanged" });
  });

  it("wraps all events and the avatar operations, and nothing that its document lacks", () => {
    const document = readEffective(projectRoot, vendor);
    const avatars = operationsOf(document).filter(({ path }) => /\/avatars(\/|$)/.test(path));
    const events = [...eventsOf(document).values()].map(({ operation }) => operation.object);
    for (const { operationId } of [...avatars.map(({ value }) => value), ...events])
      expect(isWrapped(vendor, String(operationId))).toBe(true);
    expect(isWrapped(vendor, "addedByTheVendor")).toBe(false);
    expect(isWrapped(vendor, undefined)).toBe(false);
  });

  it("has https sources", () => {
    for (const source of readLock(projectRoot).document(vendor).sources)
      expect(source).toMatch(/^https:\/\/\S+$/);
  });
});
