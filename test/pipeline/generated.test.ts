import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { isObject, type JsonObject, objectAt } from "../../scripts/common/pipeline/json.ts";
import { projectRoot, vendors } from "../../scripts/common/project.ts";

const methods = new Set(["get", "put", "post", "delete", "options", "head", "patch", "trace"]);

function read(file: string): JsonObject {
  const document: unknown = parse(readFileSync(join(projectRoot, file), "utf8"));
  if (!isObject(document)) throw new Error(`${file} is not an object`);
  return document;
}

/** Only `paths` contains operations to call: callbacks and webhooks are calls to us. */
function operationCount(document: JsonObject): number {
  return Object.values(objectAt(document, "paths"))
    .flatMap((item) => (isObject(item) ? Object.keys(item) : []))
    .filter((key) => methods.has(key)).length;
}

describe("the corrected documents", () => {
  it.each(vendors)("contain the operations that %s publishes", (vendor) => {
    const [published, effective] = ["specs", "generated"].map((folder) =>
      operationCount(read(`${folder}/${vendor}/openapi.yaml`)),
    );
    expect(published).toBeGreaterThan(0);
    expect(effective).toBe(published);
  });

  it("keep their enums closed; only the types open them", () => {
    const schemas = objectAt(objectAt(read("generated/protoface/openapi.yaml"), "components"), "schemas");
    expect(schemas.AvatarStatus).toMatchObject({ enum: ["ready", "processing", "failed"] });
  });
});
