import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../scripts/common/pipeline/json.ts";
import { upgradeTo31 } from "../../scripts/update/source/upgrade.ts";

const document = (openapi: string, schema: JsonObject): JsonObject => ({
  openapi,
  info: { title: "t", version: "1" },
  paths: {},
  components: { schemas: { Thing: schema } },
});

function upgraded(schema: JsonObject): unknown {
  return upgradeTo31(document("3.0.3", schema)).components;
}

describe("upgradeTo31", () => {
  it.each<[string, JsonObject, JsonObject]>([
    ["a nullable type", { type: "string", nullable: true }, { type: ["string", "null"] }],
    ["nullable: false", { type: "string", nullable: false }, { type: "string" }],
    [
      "a nullable enum",
      { type: "string", nullable: true, enum: ["a"] },
      { type: ["string", "null"], enum: ["a", null] },
    ],
    ["a nullable reference", { nullable: true, $ref: "#/x" }, { anyOf: [{ $ref: "#/x" }, { type: "null" }] }],
    [
      "a nullable choice",
      { nullable: true, oneOf: [{ type: "string" }] },
      { oneOf: [{ type: "string" }, { type: "null" }] },
    ],
    ["an exclusive limit", { minimum: 1, exclusiveMinimum: true }, { exclusiveMinimum: 1 }],
    ["a limit that is not exclusive", { maximum: 1, exclusiveMaximum: false }, { maximum: 1 }],
    ["an example", { type: "string", example: "a" }, { type: "string", examples: ["a"] }],
    ["a file", { type: "string", format: "binary" }, { type: "string", format: "binary" }],
    [
      "properties with the names of keywords",
      { properties: { example: { type: "string", nullable: true }, nullable: { type: "boolean" } } },
      { properties: { example: { type: ["string", "null"] }, nullable: { type: "boolean" } } },
    ],
    [
      "a default that looks like a schema",
      { default: { nullable: true, type: "x" } },
      { default: { nullable: true, type: "x" } },
    ],
  ])("converts %s", (_, before, after) => {
    expect(upgraded(before)).toEqual({ schemas: { Thing: after } });
  });

  it("sets the version, and does not change 3.1", () => {
    expect(upgradeTo31(document("3.0.3", {})).openapi).toBe("3.1.0");
    const current = document("3.1.0", { nullable: true, type: "string" });
    expect(upgradeTo31(current)).toBe(current);
  });
});
