import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import type { JsonObject } from "../../scripts/common/pipeline/json.ts";
import { InputError } from "../../scripts/update/input-error.ts";
import { parseSource } from "../../scripts/update/source/parse-source.ts";
import { pageText, toy, toyText } from "./support.ts";

const versionLast = ({ openapi, ...rest }: JsonObject): JsonObject => ({ ...rest, openapi: openapi ?? null });

const json = JSON.stringify(toy(), null, 2);

describe("parseSource", () => {
  it.each([
    ["a document in YAML", toyText],
    ["a document in JSON", json],
    ["JSON in one line, with its version last", JSON.stringify(versionLast(toy()))],
    ["YAML with its version last", stringify(versionLast(toy()))],
    [
      "YAML in one line",
      `{ ${Object.entries(toy()).map(([key, value]) => `${key}: ${JSON.stringify(value)}`)} }`,
    ],
    ["a byte order mark", `\uFEFF${toyText}`],
    ["JSON with a byte order mark and Windows line endings", `\uFEFF${json.replaceAll("\n", "\r\n")}`],
    ["Windows line endings", toyText.replaceAll("\n", "\r\n")],
  ])("accepts %s", (_, text) => {
    expect(parseSource(text, "f")).toMatchObject({ kind: "document", document: toy() });
  });

  it("extracts a page's operation with the components that it needs, and no others", () => {
    const source = parseSource(pageText, "f");
    if (source.kind !== "page") throw new Error("not a page");
    const [excerpt] = source.excerpts;
    expect(excerpt?.key).toBe("POST /v1/avatars");
    expect(Object.keys(excerpt?.components ?? {}).sort()).toEqual(["schemas", "securitySchemes"]);
    expect(Object.keys(excerpt?.components.schemas ?? {}).sort()).toEqual([
      "Avatar",
      "AvatarCreate",
      "Problem",
    ]);
  });

  it("accepts a page with Windows line endings and an uppercase heading without a URL", () => {
    const text = pageText.replace("https://api.anam.ai/swagger.json post", "POST").replaceAll("\n", "\r\n");
    expect(parseSource(text, "f").kind).toBe("page");
  });

  it.each([
    ["an empty file", "", /f is not OpenAPI but empty/],
    ["a web page", "<!DOCTYPE html>\n<html><body>openapi</body></html>", /not OpenAPI but a web page/],
    ["plain text", "Create an avatar\nPOST /v1/avatars\n", /not OpenAPI but plain text/],
    ["a page without an operation", "# Title\n\n```yaml\na: 1\n```\n", /page without an embedded operation/],
    ["JSON that is something else", '{"a": 1}', /not OpenAPI/],
    ["OpenAPI 2.0", "swagger: '2.0'\ninfo: {}\npaths: {}\n", /f is OpenAPI 2.0; 3.0 and 3.1 are supported/],
    ["OpenAPI 4.0", "openapi: 4.0.0\ninfo: {}\npaths: {}\n", /f is OpenAPI 4.0.0/],
    ["truncated JSON", json.slice(0, 2000), /f: line \d+ is broken or truncated/],
    ["YAML that breaks", `${toyText}\n    - what: [\n`, /f: line \d+ is broken or truncated/],
    [
      "YAML truncated before what it refers to",
      toyText.slice(0, toyText.indexOf("    Avatar:")),
      /truncated or incomplete: \d+ references/,
    ],
    ["a document without paths", "openapi: 3.1.0\ninfo: {}\n", /f is incomplete: it has no "paths"/],
    ["a page truncated in its block", pageText.slice(0, -40), /line 13 opens a block that does not end/],
    ["a page for another operation", pageText.replace("post /v1", "put /v1"), /does not hold that operation/],
    [
      "a page without a component",
      pageText.replace("    Problem:", "    Other:"),
      /schemas\/Problem is not in it/,
    ],
    ["a reference to a file", toyText.replaceAll("#/components/schemas/Style", "style.yaml"), /another file/],
  ])("rejects %s", (_, text, message) => {
    expect(() => parseSource(text, "f")).toThrow(message);
    expect(() => parseSource(text, "f")).toThrow(InputError);
  });

  const withSchema = (schema: string) => `${toyText}    Odd: ${schema}\n`;
  const nested = (depth: number) => `${'{"items":'.repeat(depth)}{}${"}".repeat(depth)}`;
  const bomb = Array.from(
    { length: 30 },
    (_, i) => `  x-${i}: &b${i} [${`*b${i - 1},`.repeat(i > 0 ? 10 : 0)} 1]\n`,
  );

  it.each([
    ["aliases that fill the memory", `${toyText.replace(/^/, `x-bomb:\n${bomb.join("")}`)}`, /YAML aliases/],
    ["an alias within the value that it names", withSchema("&a { items: *a }"), /YAML aliases|levels deep/],
    ["YAML 1,000 levels deep", withSchema(nested(1000)), /more than 200 levels deep/],
    ["YAML 5,000 levels deep", withSchema(nested(5_000)), /more than 200 levels deep/],
    [
      "JSON 1,000 levels deep",
      json.replace(/\}$/, `,"x-deep":${nested(1000)}}`),
      /more than 200 levels deep/,
    ],
    [
      "JSON 100,000 levels deep",
      json.replace(/\}$/, `,"x-deep":${nested(100_000)}}`),
      /more than 200 levels deep/,
    ],
    ["a reference to itself", withSchema('{ $ref: "#/components/schemas/Odd" }'), /back to itself/],
    [
      "a cycle through allOf",
      `${withSchema('{ allOf: [{ $ref: "#/components/schemas/Other" }] }')}    Other: { oneOf: [{ $ref: "#/components/schemas/Odd" }] }\n`,
      /back to itself/,
    ],
    ["a reference that is a number", withSchema("{ $ref: 5 }"), /an invalid reference, 5 at #\/components/],
    ["a reference that is a list", withSchema("{ items: { $ref: [] } }"), /an invalid reference/],
    ["an empty reference", withSchema('{ items: { $ref: "" } }'), /an invalid reference, ""/],
    ["a reference without a slash", withSchema('{ items: { $ref: "#components" } }'), /an invalid reference/],
    ["a reference to the whole document", withSchema('{ items: { $ref: "#" } }'), /an invalid reference/],
    [
      "broken percent-encoding",
      withSchema('{ items: { $ref: "#/components/schemas/%zz" } }'),
      /an invalid reference/,
    ],
    [
      "an invalid character in it",
      withSchema('{ items: { $ref: "#/components/schemas/%ff" } }'),
      /do not resolve/,
    ],
    [
      "a reference into the prototype",
      withSchema('{ $ref: "#/components/schemas/__proto__" }'),
      /do not resolve/,
    ],
    [
      "an unresolved discriminator",
      withSchema('{ discriminator: { propertyName: a, mapping: { a: "#/components/schemas/No" } } }'),
      /do not resolve/,
    ],
  ])("says in one sentence what is wrong with %s", (_, text, message) => {
    const error = parseError(text);
    expect(error).toBeInstanceOf(InputError);
    expect(String(error)).toMatch(message);
    expect(String(error).split("\n")).toHaveLength(1);
  });

  it.each([
    ["in an extension", withSchema('{ x-mint: { $ref: "./page" } }')],
    ["in an example", withSchema('{ type: object, example: { $ref: "#/no" }, examples: [{ $ref: 5 }] }')],
    [
      "as a property",
      withSchema("{ type: object, properties: { $ref: { type: string }, example: { type: string } } }"),
    ],
    ["of a schema to itself", withSchema('{ properties: { next: { $ref: "#/components/schemas/Odd" } } }')],
    ["by a bare name", withSchema("{ discriminator: { propertyName: a, mapping: { a: Avatar } } }")],
  ])("accepts a $ref %s", (_, text) => {
    expect(parseSource(text, "f").kind).toBe("document");
  });

  it("names the line of the page, not of its block", () => {
    const broken = pageText.replace("      summary: Create an avatar", "      summary: [Create");
    const line = pageText.split("\n").findIndex((text) => text.includes("summary: Create an avatar")) + 1;
    const message = /line (\d+)/.exec(String(parseError(broken)))?.[1];
    expect(Number(message)).toBeGreaterThanOrEqual(line);
    expect(Number(message)).toBeLessThan(line + 4);
  });
});

function parseError(text: string): unknown {
  try {
    return parseSource(text, "f");
  } catch (error) {
    return error;
  }
}
