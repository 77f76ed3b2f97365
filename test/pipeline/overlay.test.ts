import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { applyOverlay } from "../../scripts/common/pipeline/apply-overlay.ts";
import type { JsonObject } from "../../scripts/common/pipeline/json.ts";
import { parseOverlay } from "../../scripts/common/pipeline/overlay.ts";

const document: JsonObject = {
  paths: { "/v1/avatars": { get: { tags: ["a"], responses: { "200": { description: "ok" } } } } },
  list: [{ name: "one" }, { name: "two" }, { name: "three" }],
  "it's": { old: true },
};

function overlay(...actions: object[]) {
  const info = { title: "test", version: "1" };
  const described = actions.map((action) => ({ description: "because", ...action }));
  return parseOverlay({ overlay: "1.0.0", info, actions: described }, "specs/x/overlay.yaml");
}

describe("applyOverlay", () => {
  it("merges an update recursively and concatenates nested arrays", () => {
    const target = "$.paths['/v1/avatars'].get";
    const result = applyOverlay(
      document,
      overlay({ target, update: { tags: ["b"], responses: { "404": { description: "none" } } } }),
    );
    expect(result.paths).toEqual({
      "/v1/avatars": {
        get: {
          tags: ["a", "b"],
          responses: { "200": { description: "ok" }, "404": { description: "none" } },
        },
      },
    });
  });

  it("replaces a scalar, even with an array", () => {
    const target = "$.paths['/v1/avatars'].get.responses['200']";
    const result = applyOverlay(document, overlay({ target, update: { description: ["a", "b"] } }));
    expect(JSON.stringify(result)).toContain('"description":["a","b"]');
  });

  it("appends an update of an array as one entry", () => {
    const result = applyOverlay(document, overlay({ target: "$.list", update: { name: "four" } }));
    expect(result.list).toHaveLength(4);
  });

  it("removes every match", () => {
    const result = applyOverlay(document, overlay({ target: "$.list[?@.name != 'two']", remove: true }));
    expect(result.list).toEqual([{ name: "two" }]);
  });

  it("removes a member whose name needs quoting", () => {
    expect(applyOverlay(document, overlay({ target: '$["it\'s"]', remove: true }))).not.toHaveProperty(
      "it's",
    );
  });

  it("applies actions in order and does not modify its input", () => {
    const before = structuredClone(document);
    const remove = { target: "$.list[0]", remove: true };
    expect(applyOverlay(document, overlay(remove, remove)).list).toEqual([{ name: "three" }]);
    expect(document).toEqual(before);
  });

  it("does not share inserted values between matches", () => {
    const add = { target: "$.list[*]", update: { tags: [] } };
    const push = { target: "$.list[0].tags", update: "first" };
    expect(applyOverlay(document, overlay(add, push)).list).toMatchObject([
      { tags: ["first"] },
      { tags: [] },
      {},
    ]);
  });

  it("cannot touch a prototype", () => {
    const hostile: object = JSON.parse('{"target": "$", "update": {"__proto__": {"polluted": true}}}');
    applyOverlay(document, overlay(hostile));
    expect({}).not.toHaveProperty("polluted");
  });

  it("fails on a target that matches nothing, naming target and file", () => {
    const target = "$.paths['/v1/avatar'].get";
    const apply = () => applyOverlay(document, overlay({ target, update: { tags: ["b"] } }));
    expect(apply).toThrow(`specs/x/overlay.yaml: target ${target}: matches nothing`);
  });

  it.each(["$.paths[", "$.list[0].name", "$"])("fails on %s with target and file", (target) => {
    const action = target === "$" ? { target, remove: true } : { target, update: { a: 1 } };
    expect(() => applyOverlay(document, overlay(action))).toThrow(`specs/x/overlay.yaml: target ${target}: `);
  });
});

describe("parseOverlay", () => {
  it.each([
    ["an action without a reason", { target: "$", update: {}, description: " " }, /"description" is missing/],
    ["an action without a target", { update: {} }, /"target" is missing/],
    ["neither update nor remove", { target: "$" }, /either "update" or "remove: true"/],
    [
      "both update and remove",
      { target: "$", update: {}, remove: true },
      /either "update" or "remove: true"/,
    ],
    ["a misspelt field", { target: "$", updates: {} }, /unknown field updates/],
  ])("rejects %s", (_, action, message) => {
    expect(() => overlay(action)).toThrow(message);
  });

  it("rejects another version of the format", () => {
    const other = { overlay: "2.0.0", info: { title: "t", version: "1" }, actions: [] };
    expect(() => parseOverlay(other, "f")).toThrow('f: "overlay" must be 1.0.x');
  });
});

it("changes only the location that it names, not another one that shares a YAML alias with it", () => {
  const shared = parse("a: &one { x: 1 }\nb: *one\n");
  const actions = [{ target: "$.a", description: "Why.", update: { x: 2 } }];
  expect(applyOverlay(shared, { file: "overlay.yaml", actions })).toEqual({ a: { x: 2 }, b: { x: 1 } });
});
