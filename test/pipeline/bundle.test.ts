import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import { bundle, drawIn } from "../../scripts/common/pipeline/bundle.ts";

const fixture = (name: string) => fileURLToPath(new URL(`./fixtures/${name}`, import.meta.url));

function document(...schema: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), "avatar-clients-bundle-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "openapi.yaml");
  const head = ["openapi: 3.1.0", 'info: { title: One, version: "1" }', "paths: {}", "components:"];
  writeFileSync(file, [...head, "  schemas:", ...schema, ""].join("\n"));
  return file;
}

it("inlines the content of other files, and leaves dates as text", async () => {
  const whole = await bundle(fixture("two-files.yaml"));
  expect(JSON.stringify(whole)).not.toContain(".yaml");
  expect(whole.components).toEqual({
    schemas: {
      "two-files-thing": { type: "object", properties: { at: { type: "string", example: "2026-07-01" } } },
    },
  });
});

describe("a document without a reference to another file", () => {
  it("is read the way Redocly reads it, with members in the same order", async () => {
    const file = document(
      "    Thing: { type: object, properties: { b: { $ref: '#/components/schemas/a~1b' }, at: { example: 2026-07-01 } } }",
      "    a/b: { type: string, enum: [on, off, yes, 1.0, 0o17, 017, 1_000, null, ~] }",
    );
    expect(JSON.stringify(await bundle(file))).toBe(JSON.stringify(await drawIn(file)));
  });

  it.each([
    [
      "has an unresolved reference",
      "    Thing: { $ref: '#/components/schemas/Nothing' }",
      /Can't resolve \$ref/,
    ],
    ["is not YAML", "    Thing: { $ref: ", /Failed to parse|unexpected end/],
  ])("is rejected if it %s", async (_, schema, message) => {
    await expect(bundle(document(schema))).rejects.toThrow(message);
  });
});
