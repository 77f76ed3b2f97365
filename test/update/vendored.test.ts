import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { isObject, objectAt } from "../../scripts/shared/pipeline/json.ts";
import { readLock } from "../../scripts/shared/pipeline/lock.ts";
import { projectRoot, vendors } from "../../scripts/shared/project.ts";
import { check } from "../../scripts/update/check.ts";
import { operationsOf } from "../../scripts/update/source/operations.ts";
import { readEffective } from "../../scripts/update/source/vendored.ts";
import { eventsOf } from "../../scripts/update/verdict/events.ts";
import { wrapped } from "../../scripts/update/verdict/wrapped.ts";

describe.each(vendors)("%s", (vendor) => {
  it("is unchanged when its own document is imported", async () => {
    const from = [join(projectRoot, `specs/${vendor}/openapi.yaml`)];
    expect(existsSync(from[0] ?? "")).toBe(true);
    expect(await check({ vendor, from })).toMatchObject({ status: "unchanged" });
  });

  it("has every operation and event in its document that is named as wrapped", () => {
    const document = readEffective(projectRoot, vendor);
    const ids = operationsOf(document).map(({ value }) => value.operationId);
    expect(ids).toEqual(expect.arrayContaining([...wrapped[vendor].operations]));
    const events = [...eventsOf(document).values()].map(({ side }) => side.object.operationId);
    expect(events).toEqual(expect.arrayContaining([...wrapped[vendor].events]));
    expect(isObject(objectAt(document, "paths"))).toBe(true);
  });

  it("has sources over https", () => {
    for (const source of readLock(projectRoot).document(vendor).sources)
      expect(source).toMatch(/^https:\/\/\S+$/);
  });
});
