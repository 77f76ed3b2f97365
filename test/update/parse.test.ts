import { describe, expect, it } from "vitest";
import { InputError } from "../../scripts/update/input-error.ts";
import { parseSource } from "../../scripts/update/source/parse-source.ts";
import { pageText, toy, toyText } from "./support.ts";

const json = JSON.stringify(toy(), null, 2);

describe("parseSource", () => {
  it.each([
    ["a document in YAML", toyText],
    ["a document in JSON", json],
  ])("takes %s", (_, text) => {
    expect(parseSource(text, "f")).toMatchObject({ kind: "document", document: toy() });
  });

  it("takes the operation of a page with the components it needs, and no others", () => {
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

  it("takes a page with Windows line ends and a heading in capitals without an address", () => {
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
    ["JSON cut off", json.slice(0, 2000), /f: line \d+ is broken or cut off/],
    ["YAML that breaks", `${toyText}\n    - what: [\n`, /f: line \d+ is broken or cut off/],
    [
      "YAML cut off before what it refers to",
      toyText.slice(0, toyText.indexOf("    Avatar:")),
      /cut off or incomplete: \d+ references/,
    ],
    ["a document without paths", "openapi: 3.1.0\ninfo: {}\n", /f is incomplete: it has no "paths"/],
    ["a page cut off in its block", pageText.slice(0, -40), /line 13 opens a block that does not end/],
    ["a page of another operation", pageText.replace("post /v1", "put /v1"), /does not hold that operation/],
    [
      "a page without a component",
      pageText.replace("    Problem:", "    Other:"),
      /schemas\/Problem is not in it/,
    ],
    ["a reference to a file", toyText.replaceAll("#/components/schemas/Style", "style.yaml"), /another file/],
  ])("refuses %s", (_, text, message) => {
    expect(() => parseSource(text, "f")).toThrow(message);
    expect(() => parseSource(text, "f")).toThrow(InputError);
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
