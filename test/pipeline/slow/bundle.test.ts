import { join } from "node:path";
import { expect, it } from "vitest";
import { bundle, drawIn } from "../../../scripts/common/pipeline/bundle.ts";
import { projectRoot, vendors } from "../../../scripts/common/project.ts";

it.each(vendors)("%s's document is read the way Redocly reads it", async (vendor) => {
  const file = join(projectRoot, "specs", vendor, "openapi.yaml");
  expect(JSON.stringify(await bundle(file))).toBe(JSON.stringify(await drawIn(file)));
});
