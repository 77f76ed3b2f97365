import { describe, expect, it } from "vitest";
import { type JsonObject, objectAt } from "../../scripts/common/pipeline/json.ts";
import { type Merged, mergePage } from "../../scripts/update/merge/merge-page.ts";
import type { Excerpt } from "../../scripts/update/source/excerpt.ts";
import { parseSource } from "../../scripts/update/source/parse-source.ts";
import { pageText, toy } from "./support.ts";

function page(text = pageText): Excerpt {
  const source = parseSource(text, "page.md");
  const [excerpt] = source.kind === "page" ? source.excerpts : [];
  if (!excerpt) throw new Error("not a page");
  return excerpt;
}

const at = (document: JsonObject, ...keys: string[]): JsonObject => keys.reduce(objectAt, document);

const avatar = ({ document }: Merged) => at(document, "components", "schemas", "Avatar");
const created = ({ document }: Merged) => at(document, "components", "schemas", "AvatarCreate", "properties");
const operation = ({ document }: Merged) => at(document, "paths", "/v1/avatars", "post");

/** Imports the page as it is, then the page as changed by the vendor. */
function second(change: (text: string) => string): Merged {
  const first = mergePage(toy(), {}, page());
  const text = change(pageText);
  expect(text).not.toBe(pageText);
  return mergePage(first.document, first.pages, page(text));
}

describe("a page seen for the first time", () => {
  const first = mergePage(toy(), {}, page());

  it("adds what is new, converted to 3.1", () => {
    expect(created(first).mood).toEqual({
      type: ["string", "null"],
      enum: ["calm", "glad", null],
      examples: ["calm"],
    });
  });

  it("overrides what it states differently and keeps our operationId and tags", () => {
    expect(operation(first)).toMatchObject({
      operationId: "createAvatar",
      tags: ["Avatars"],
      summary: "Create an avatar",
    });
  });

  it("removes nothing, and reports what it does not have", () => {
    expect(created(first).note).toEqual({ type: "string" });
    expect(first.kept.map(({ where }) => where)).toEqual([
      "schemas › Avatar › properties › videoUrl",
      "schemas › Avatar › properties › style",
      "schemas › AvatarCreate › properties › note",
    ]);
  });

  it("does not touch any other operation", () => {
    const { post: _, ...others } = at(first.document, "paths", "/v1/avatars");
    const { post: __, ...before } = at(toy(), "paths", "/v1/avatars");
    expect(others).toEqual(before);
  });

  it("changes nothing the second time", () => {
    const again = mergePage(first.document, first.pages, page());
    expect(again.document).toEqual(first.document);
    expect(again.pages).toEqual(first.pages);
  });

  it("removes what it does not have if declared exact", () => {
    const exact = mergePage(toy(), {}, page(), { exact: true });
    expect(Object.keys(created(exact))).toEqual(["name", "model", "mood"]);
    expect(exact.kept).toEqual([]);
    expect(operation(exact).operationId).toBe("createAvatar");
  });
});

describe("a page seen before", () => {
  it("adopts a renamed field, including the removal of the old name", () => {
    const renamed = second((text) =>
      text.replace(
        "        mood:\n          type: string\n    Problem",
        "        temper:\n          type: string\n    Problem",
      ),
    );
    expect(Object.keys(objectAt(avatar(renamed), "properties"))).toEqual([
      "id",
      "name",
      "videoUrl",
      "style",
      "status",
      "temper",
    ]);
  });

  it("adopts a removed enum value and a field no longer required", () => {
    const changed = second((text) =>
      text
        .replace("enum: [busy, ready, failed]", "enum: [busy, ready]")
        .replace("required: [id, name]", "required: [id]"),
    );
    expect(at(avatar(changed), "properties", "status").enum).toEqual(["busy", "ready"]);
    expect(avatar(changed).required).toEqual(["id"]);
  });

  it("adopts a removed response and drops what only that used", () => {
    const changed = second((text) => text.replace(/ {8}"400":[\s\S]*?Problem"\n/, ""));
    expect(Object.keys(objectAt(operation(changed), "responses"))).toEqual(["201"]);
  });

  it("does not undo our changes where the page has not changed", () => {
    const first = mergePage(toy(), {}, page());
    const ours = structuredClone(first.document);
    objectAt(at(ours, "components", "schemas", "Avatar", "properties"), "id").description = "Ours.";
    const changed = page(pageText.replace("maxLength: 50", "maxLength: 60"));
    const merged = mergePage(ours, first.pages, changed);
    expect(at(avatar(merged), "properties", "id").description).toBe("Ours.");
    expect(objectAt(created(merged), "name").maxLength).toBe(60);
  });
});

describe("mergePage", () => {
  it("keeps our reference if the page spells the same out", () => {
    const spelled = pageText.replace(
      / {12}application\/json:\n {14}schema:\n {16}\$ref: "#\/components\/schemas\/Problem"/,
      "            application/json:\n              schema:\n                type: object\n                properties:\n                  message:\n                    type: string",
    );
    expect(spelled).not.toBe(pageText);
    const merged = mergePage(toy(), {}, page(spelled));
    expect(JSON.stringify(at(operation(merged), "responses", "400"))).toContain("schemas/Problem");
  });

  it("keeps a null that only we know of, and otherwise adopts the page's type", () => {
    const text = pageText.replace(
      "        mood:\n          type: string\n    Problem",
      "        videoUrl:\n          type: string\n        style:\n          type: integer\n    Problem",
    );
    const merged = mergePage(toy(), {}, page(text));
    expect(at(avatar(merged), "properties", "videoUrl").type).toEqual(["string", "null"]);
    expect(at(avatar(merged), "properties", "style")).toEqual({ type: "integer" });
  });

  it("renames a path parameter for every operation of the path", () => {
    const text = pageText
      .replaceAll("/v1/avatars", "/v1/avatars/{avatarId}")
      .replaceAll(" post", " get")
      .replace("    post:", "    get:")
      .replace(
        "      requestBody:",
        "      parameters:\n        - { name: avatarId, in: path, required: true, schema: { type: string } }\n      requestBody:",
      );
    const { document } = mergePage(toy(), {}, page(text));
    expect(Object.keys(objectAt(document, "paths"))).toEqual([
      "/v1/avatars",
      "/v1/avatars/{avatarId}",
      "/v1/llms",
    ]);
    const { parameters } = at(document, "paths", "/v1/avatars/{avatarId}", "get");
    expect(parameters).toMatchObject([{ name: "avatarId", in: "path", description: "Its id." }]);
  });

  it("adds a new operation", () => {
    const text = pageText.replaceAll("/v1/avatars", "/v1/faces");
    const { document } = mergePage(toy(), {}, page(text));
    expect(at(document, "paths", "/v1/faces", "post").summary).toBe("Create an avatar");
  });

  it("records another way to authenticate at the operation", () => {
    const text = pageText
      .replace("  - Key: []", "  - Other: []")
      .replace(
        "    Key:\n      type: http\n      scheme: bearer",
        "    Other:\n      type: apiKey\n      in: header\n      name: x-api-key",
      );
    const merged = mergePage(toy(), {}, page(text));
    expect(operation(merged).security).toEqual([{ Other: [] }]);
    expect(at(merged.document, "components", "securitySchemes")).toHaveProperty("Key");
  });
});
