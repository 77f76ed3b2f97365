import { describe, expect, test } from "vitest";
import { mutate } from "../../scripts/mutations/choose.ts";
import { changed, find, portraits, possible } from "./fixture.ts";

const body = "request PUT /portraits/{id} body";

describe("a field", () => {
  test("is renamed, also in the required list and in the examples", () => {
    expect(changed("rename-field", "response Portrait.status -> statusNew")).toMatchObject({
      components: {
        schemas: { Portrait: { required: ["id", "statusNew"], properties: { statusNew: {} } } },
        examples: { Ready: { value: { id: "p_1", name: "Ada", statusNew: "ready" } } },
      },
    });
  });

  test("is removed without a trace", () => {
    const document = changed("drop-field", "response Portrait.status");
    expect(document).toHaveProperty("components.schemas.Portrait.required", ["id"]);
    expect(document).not.toHaveProperty("components.schemas.Portrait.properties.status");
    expect(document).toHaveProperty("components.examples.Ready.value", { id: "p_1", name: "Ada" });
  });

  test("changes its type, and stays nullable if it was", () => {
    const schema = "content.application/json.schema.properties.note.type".split(".");
    const document = changed("change-type", `${body}.note: string -> ["integer","null"]`);
    expect(document).toHaveProperty(
      ["paths", "/portraits/{id}", "put", "requestBody", ...schema],
      ["integer", "null"],
    );
    const renamed = changed("change-type", 'response Portrait.name: string -> "integer"');
    expect(renamed).toHaveProperty("components.examples.Ready.value.name", 1);
  });

  test("becomes required: harmless in a response, breaking in a request", () => {
    expect(find("add-required", "response Portrait.name").additive).toBeTypeOf("string");
    expect(find("add-required", `${body}.note`).additive).toBeUndefined();
    expect(changed("add-required", "response Portrait.name")).toHaveProperty(
      "components.schemas.Portrait.required",
      ["id", "status", "name"],
    );
  });

  test("becomes optional: breaking in a response, harmless in a request", () => {
    expect(find("remove-required", "response Portrait.id").additive).toBeUndefined();
    expect(find("remove-required", `${body}.name`).additive).toBeTypeOf("string");
    expect(changed("remove-required", "response Portrait.id")).toHaveProperty(
      "components.schemas.Portrait.required",
      ["status"],
    );
  });
});

describe("an enum value", () => {
  test("changes, and so do the examples", () => {
    expect(changed("change-enum-value", "response Status: ready -> ready_NEW")).toMatchObject({
      components: {
        schemas: { Status: { enum: ["ready_NEW", "failed"] } },
        examples: { Ready: { value: { status: "ready_NEW" } } },
      },
    });
  });

  test("is removed, and examples use another", () => {
    expect(changed("remove-enum-value", "response Status: ready")).toMatchObject({
      components: {
        schemas: { Status: { enum: ["failed"] } },
        examples: { Ready: { value: { status: "failed" } } },
      },
    });
  });

  test("is added, which breaks nobody", () => {
    const target = "response Status: NEW_VALUE";
    expect(find("add-enum-value", target).additive).toBeTypeOf("string");
    expect(changed("add-enum-value", target)).toHaveProperty("components.schemas.Status.enum", [
      "ready",
      "failed",
      "NEW_VALUE",
    ]);
  });
});

describe("an operation", () => {
  const paths = ["paths", "/portraits/{id}"];

  test("moves to another path", () => {
    const { paths: moved } = changed("rename-path", "/portraits/{id} -> /portraits-new/{id}");
    expect(Object.keys(moved ?? {})).toEqual(["/portraits-new/{id}", "/frames"]);
  });

  test("has its path parameter renamed", () => {
    expect(changed("rename-path-parameter", "/portraits/{id}: id -> id_new")).toHaveProperty(
      ["paths", "/portraits/{id_new}", "parameters", 0, "name"],
      "id_new",
    );
  });

  test("has its query parameter renamed, removed or made required", () => {
    const size = "GET /portraits/{id} ?size";
    const parameters = [...paths, "get", "parameters"];
    expect(changed("rename-query-parameter", `${size} -> sizeNew`)).toHaveProperty(
      [...parameters, 0, "name"],
      "sizeNew",
    );
    expect(changed("drop-query-parameter", size)).toHaveProperty(parameters, []);
    expect(changed("add-required", `request ${size}`)).toHaveProperty([...parameters, 0, "required"], true);
  });

  test("has a status changed or removed; a failure's is marked as such", () => {
    const responses = [...paths, "get", "responses"];
    const target = "GET /portraits/{id}: 404";
    expect(changed("change-status", `${target} -> 412`)).toHaveProperty([...responses, "412"]);
    expect(changed("drop-status", target)).not.toHaveProperty([...responses, "404"]);
    expect(find("drop-status", target).failuresOnly).toBe(true);
    expect(find("drop-status", "GET /portraits/{id}: 200").failuresOnly).toBe(false);
  });

  test("has another media type", () => {
    const target = "/portraits/{id} get responses 200: application/json -> application/hal+json";
    const content = [...paths, "get", "responses", "200", "content"];
    expect(changed("change-media-type", target)).toHaveProperty([...content, "application/hal+json"]);
  });
});

test("every change changes the document, and only a copy of it", () => {
  const before = JSON.stringify(portraits);
  for (const mutation of possible) expect(JSON.stringify(mutate(portraits, mutation))).not.toBe(before);
  expect(JSON.stringify(portraits)).toBe(before);
});

test("operations without a wrapper are left alone", () => {
  expect(possible.filter(({ target }) => target.includes("frames"))).toEqual([]);
});
