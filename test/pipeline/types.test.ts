import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { renderTypes } from "../../scripts/common/pipeline/types.ts";

const fixture = new URL("./fixtures/both-ways.yaml", import.meta.url);

let types: string;

beforeAll(async () => {
  types = await renderTypes(parse(readFileSync(fixture, "utf8")));
});

/** One declaration, without comments and line breaks. */
function declaration(name: string): string {
  const plain = types.replaceAll(/\/\*\*.*?\*\//gs, "").replaceAll(/\s+/g, " ");
  const start = plain.indexOf(` ${name}: `);
  if (start === -1) throw new Error(`${name} is not declared`);
  let depth = 0;
  for (let end = start; end < plain.length; end++) {
    if (plain[end] === "{") depth++;
    if (plain[end] === "}") depth--;
    if (plain[end] === ";" && depth === 0) return plain.slice(start + 1, end);
  }
  throw new Error(`${name} does not end`);
}

describe("renderTypes", () => {
  it("types raw bytes as Blob in both notations, and text and base64 as string", () => {
    expect(declaration('"multipart/form-data"')).toBe(
      '"multipart/form-data": { old: Blob; new: Blob; encoded?: string; note?: string; }',
    );
  });

  it("leaves a request field with a default optional", () => {
    expect(declaration("ThingCreate")).toContain('size?: "s" | "m";');
  });

  it("opens response enums, null included, and keeps constants literal", () => {
    const thing = declaration("Thing");
    expect(thing).toContain('state?: "on" | "off" | null | (string & {});');
    expect(thing).toContain('object?: "thing";');
  });

  it("opens the enums in a callback's payload", () => {
    expect(declaration("Event")).toBe(
      'Event: { event: "thing.done"; state?: "on" | "off" | (string & {}); }',
    );
  });

  it("splits a schema that travels both ways into an open and a closed form", () => {
    expect(declaration("Kind")).toBe('Kind: "big" | "small" | (string & {})');
    expect(declaration("KindRequest")).toBe('KindRequest: "big" | "small"');
    expect(declaration("Box")).toContain('components["schemas"]["Kind"]');
    expect(declaration("BoxRequest")).toContain('components["schemas"]["KindRequest"]');
  });

  it("uses each form in its direction", () => {
    expect(declaration("Thing")).toContain('box?: components["schemas"]["Box"];');
    expect(declaration("ThingCreate")).toContain('box: components["schemas"]["BoxRequest"];');
    expect(types).toContain('kind?: components["schemas"]["KindRequest"];');
  });

  it("does not split a schema without enums", () => {
    expect(types).not.toContain("PlainRequest");
  });
});
