import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { applyOverlay } from "../../scripts/common/pipeline/apply-overlay.ts";
import type { Json, JsonObject } from "../../scripts/common/pipeline/json.ts";
import { parseOverlay } from "../../scripts/common/pipeline/overlay.ts";
import { type Finding, lintDocuments } from "../../scripts/common/pipeline/redocly.ts";
import { projectRoot } from "../../scripts/common/project.ts";
import { correctionOf, renderActions } from "../../scripts/update/apply/correction.ts";

const responses = { "200": { description: "Fine." } };
const get = (more: JsonObject = {}): JsonObject => ({
  get: { operationId: "one", summary: "s", responses, ...more },
});

/** The document around a schema, a parameter or whatever else is wrong. */
const around = (more: JsonObject = {}): JsonObject => ({
  openapi: "3.1.0",
  info: { title: "T", version: "1" },
  servers: [{ url: "https://api.example.org" }],
  security: [],
  paths: { "/a": get() },
  ...more,
});

const schema = (value: Json): JsonObject =>
  around({
    paths: {
      "/a b/it's": get({
        responses: {
          "200": {
            description: "Fine.",
            content: { "application/json": { schema: { $ref: "#/components/schemas/Thing" } } },
          },
        },
      }),
    },
    components: {
      schemas: { Thing: { type: "object", properties: { "odd/key~": value, plain: value } }, Other: {} },
    },
  });

const parameters = (...list: Json[]): JsonObject => around({ paths: { "/a": get({ parameters: list }) } });
const query = { name: "q", in: "query", schema: { type: "string" } };

/** Each with the rule that finds it. */
const rows: readonly (readonly [name: string, rule: string, document: JsonObject])[] = [
  ["nullable beside a type", "struct", schema({ type: "string", nullable: true })],
  ["nullable beside an enum", "struct", schema({ type: "string", enum: ["a"], nullable: true })],
  ["nullable beside a list of types", "struct", schema({ type: ["string", "integer"], nullable: true })],
  ["nullable beside a null", "struct", schema({ type: ["string", "null"], nullable: true })],
  [
    "nullable beside oneOf",
    "struct",
    schema({ oneOf: [{ type: "string" }, { type: "integer" }], nullable: true }),
  ],
  ["nullable beside allOf", "struct", schema({ allOf: [{ type: "object" }], nullable: true })],
  ["nullable alone", "struct", schema({ nullable: true })],
  ["nullable: false", "struct", schema({ type: "string", nullable: false })],
  ["a misspelt field", "struct", parameters({ ...query, requird: true })],
  ["a field that does not exist", "struct", schema({ type: "string", whatever: 1 })],
  ["a field that is missing", "struct", around({ paths: { "/a": get({ responses: { "200": {} } }) } })],
  ["no version", "struct", around({ info: { title: "T" } })],
  ["a number as text", "struct", schema({ type: "string", minLength: "3" })],
  ["a flag as text", "struct", parameters({ ...query, required: "true" })],
  ["text as a list", "struct", schema({ type: "object", properties: { a: {} }, required: "a" })],
  ["a flag where 3.1 has a number", "struct", schema({ type: "number", minimum: 1, exclusiveMinimum: true })],
  ["an unknown type", "struct", schema({ type: "strng" })],
  ["an unknown place", "struct", parameters({ ...query, in: "querry" })],
  ["an enum with null", "no-enum-type-mismatch", schema({ type: "string", enum: ["a", null] })],
  ["an enum with others", "no-enum-type-mismatch", schema({ type: "string", enum: [1, "it's", 2, false] })],
  ["items of an object", "no-schema-type-mismatch", schema({ type: "object", items: { type: "string" } })],
  [
    "properties of a list",
    "no-schema-type-mismatch",
    schema({ type: "array", items: {}, properties: { a: {} } }),
  ],
  ["a duplicate parameter", "operation-parameters-unique", parameters(query, query)],
  ["an undeclared path parameter", "path-parameters-defined", around({ paths: { "/a/{id}": get() } })],
  [
    "a path parameter of another path",
    "path-parameters-defined",
    parameters({ name: "id", in: "path", required: true, schema: { type: "string" } }),
  ],
  [
    "a duplicate operationId",
    "operation-operationId-unique",
    around({
      paths: {
        "/a": get(),
        "/b/{c}": get({ parameters: [{ ...query, name: "c", in: "path", required: true }] }),
      },
    }),
  ],
  [
    "a duplicate path",
    "no-identical-paths",
    around({
      paths: Object.fromEntries(
        ["x", "y"].map((name) => [
          `/a/{${name}}`,
          get({ operationId: name, parameters: [{ ...query, name, in: "path", required: true }] }),
        ]),
      ),
    }),
  ],
  [
    "a path with a query",
    "path-not-include-query",
    around({ paths: { "/a": get(), "/b?c=1": get({ operationId: "b" }) } }),
  ],
  [
    "a parameter without a name",
    "path-declaration-must-exist",
    around({ paths: { "/a": get(), "/b/{}": get({ operationId: "b" }) } }),
  ],
  [
    "tags without a description",
    "tag-description",
    around({ tags: [{ name: "a" }, { name: "b", description: "B." }, { name: "c" }] }),
  ],
  [
    "an operation without a name",
    "operation-operationId",
    around({ paths: { "/a": { get: { summary: "s", responses } } } }),
  ],
  [
    "an operation without a summary",
    "operation-summary",
    around({ paths: { "/a": { get: { operationId: "a", responses } } } }),
  ],
];

let folder: string;
let found: Finding[];
let left: Finding[];

const fileOf = (index: number) => `${index}.yaml`;
const at = (findings: readonly Finding[], index: number) =>
  findings.filter(({ file }) => file.endsWith(`/${index}.yaml`) || file === fileOf(index));

function corrected(document: JsonObject, findings: readonly Finding[]): JsonObject {
  const lines = renderActions(findings.flatMap((finding) => [...correctionOf(finding, document)]));
  const text = `overlay: 1.0.0\ninfo: { title: t, version: "1" }\nactions:\n${lines}\n`;
  return applyOverlay(document, parseOverlay(parse(text), "overlay.yaml"));
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "avatar-clients-lint-"));
  writeFileSync(join(folder, "redocly.yaml"), readFileSync(join(projectRoot, "redocly.yaml")));
  const files = rows.map((_, index) => fileOf(index));
  const write = (index: number, document: JsonObject) =>
    writeFileSync(join(folder, fileOf(index)), stringify(document, { aliasDuplicateObjects: false }));
  for (const [index, [, , document]] of rows.entries()) write(index, document);
  found = await lintDocuments(folder, files);
  for (const [index, [, rule, document]] of rows.entries())
    write(
      index,
      corrected(
        document,
        at(found, index).filter((finding) => finding.rule === rule),
      ),
    );
  left = await lintDocuments(folder, files);
});

afterAll(() => rmSync(folder, { recursive: true }));

describe("the lines that a finding suggests, pasted into the overlay", () => {
  it.each(rows.map(([name, rule], index) => ({ name, rule, index })))("fix $name", ({ rule, index }) => {
    expect(at(found, index).map((finding) => finding.rule)).toContain(rule);
    expect(at(left, index).filter((finding) => finding.rule === rule || finding.stops)).toEqual([]);
  });
});

it("does not touch matters of style", () => {
  const style = rows.flatMap(([, rule], index) =>
    /^tag|operationId$|summary$/.test(rule) ? at(found, index) : [],
  );
  expect(style.length).toBeGreaterThan(0);
  expect(style.filter(({ stops }) => stops)).toEqual([]);
});
