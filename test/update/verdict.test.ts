import { describe, expect, it } from "vitest";
import { objectAt } from "../../scripts/common/pipeline/json.ts";
import type { Group } from "../../scripts/update/verdict/change.ts";
import { judge } from "../../scripts/update/verdict/verdict.ts";
import { toObject, toy, toyText } from "./support.ts";

async function verdictOf(from: string, to: string, at = 0) {
  const start = toyText.indexOf(from, at);
  expect(start, `"${from}" is in the document`).toBeGreaterThan(-1);
  const changed = toyText.slice(0, start) + to + toyText.slice(start + from.length);

  return judge("anam", toy(), toObject(changed));
}

const createSchema = toyText.indexOf("    AvatarCreate:");
const voices = toyText.indexOf("  /v1/llms:");
const avatarSchema = toyText.indexOf("    Avatar:\n");

/** What is changed, from, to, the level, the group, the rule; the position from which to search. */
type Row = [what: string, from: string, to: string, level: string, group: Group, rule: string, at?: number];

const both = "wrapper" as const;

const rows: Row[] = [
  ["a request field removed", "        note: { type: string }\n", "", "major", both, "property-removed"],
  ["a request field renamed", "        note:", "        remark:", "major", both, "property-removed"],
  [
    "a request field added",
    "        note:",
    "        mood: { type: string }\n        note:",
    "minor",
    "additive",
    "property-added",
  ],
  [
    "a request field newly required",
    "required: [name]",
    "required: [name, note]",
    "major",
    both,
    "required-changed",
  ],
  [
    "a request field no longer required",
    "required: [name]",
    "required: []",
    "minor",
    "additive",
    "required-changed",
    createSchema,
  ],
  ["a default changed", "default: small", "default: large", "major", both, "default-changed"],
  ["a default of a parameter changed", "default: 1", "default: 0", "major", both, "default-changed"],
  ["a request limit tightened", "maxLength: 50", "maxLength: 40", "major", both, "maxLength-changed"],
  ["a request limit loosened", "maxLength: 50", "maxLength: 60", "minor", "additive", "maxLength-changed"],
  [
    "a request limit introduced",
    "note: { type: string }",
    "note: { type: string, pattern: a }",
    "major",
    both,
    "pattern-changed",
  ],
  [
    "a request type changed",
    "note: { type: string }",
    "note: { type: integer }",
    "major",
    both,
    "type-changed",
  ],
  [
    "a request type widened",
    "note: { type: string }",
    'note: { type: [string, "null"] }',
    "minor",
    "additive",
    "type-changed",
  ],
  [
    "a request enum introduced",
    "note: { type: string }",
    "note: { type: string, enum: [a] }",
    "major",
    both,
    "enum-introduced",
  ],
  [
    "a request body no longer JSON",
    'application/json:\n            schema: { $ref: "#/components/schemas/AvatarCreate" }',
    'text/plain:\n            schema: { $ref: "#/components/schemas/AvatarCreate" }',
    "major",
    both,
    "media-type-removed",
  ],
  [
    "a response field removed",
    "        name: { type: string }\n        # Set",
    "        # Set",
    "major",
    both,
    "property-removed",
  ],
  [
    "a response field added",
    "        name: { type: string }\n        # Set",
    "        name: { type: string }\n        mood: { type: string }\n        # Set",
    "minor",
    "additive",
    "property-added",
  ],
  [
    "a response field retyped",
    "        name: { type: string }\n        # Set",
    "        name: { type: integer }\n        # Set",
    "major",
    both,
    "type-changed",
  ],
  [
    "a required response field now optional",
    "required: [id, name]",
    "required: [id]",
    "major",
    both,
    "required-changed",
  ],
  [
    "an optional response field now required",
    "required: [id, name]",
    "required: [id, name, status]",
    "minor",
    "additive",
    "required-changed",
  ],
  [
    "a response field that may now be null",
    "id: { type: string, format: uuid }",
    'id: { type: [string, "null"], format: uuid }',
    "major",
    both,
    "type-changed",
  ],
  [
    "a response field that is no longer null",
    '[string, "null"]',
    "string",
    "minor",
    "additive",
    "type-changed",
  ],
  [
    "a response enum value removed",
    "[busy, ready, failed]",
    "[busy, ready]",
    "major",
    both,
    "enum-value-removed",
  ],
  [
    "a response enum value added",
    "[busy, ready, failed]",
    "[busy, ready, failed, gone]",
    "minor",
    "additive",
    "enum-value-added",
  ],
  ["an enum value of both ways removed", "[real, drawn]", "[real]", "major", both, "enum-value-removed"],
  ["a path renamed", "  /v1/avatars:", "  /v2/avatars:", "major", both, "operation-removed"],
  [
    "a path parameter renamed",
    "  /v1/avatars/{id}:",
    "  /v1/avatars/{avatarId}:",
    "major",
    both,
    "path-parameter-renamed",
  ],
  [
    "a parameter removed",
    '        - name: style\n          in: query\n          description: Only these.\n          schema: { $ref: "#/components/schemas/Style" }\n',
    "",
    "major",
    both,
    "parameter-removed",
  ],
  ["a parameter renamed", "name: style", "name: manner", "major", both, "parameter-removed"],
  [
    "a parameter moved to a header",
    "        - name: style\n          in: query",
    "        - name: style\n          in: header",
    "major",
    both,
    "parameter-removed",
  ],
  [
    "a parameter newly required",
    "        - name: style\n",
    "        - name: style\n          required: true\n",
    "major",
    both,
    "parameter-required",
  ],
  [
    "a parameter written in another way",
    "        - name: style\n",
    "        - name: style\n          explode: false\n",
    "major",
    both,
    "parameter-style",
  ],
  ["a success status changed", '"201":', '"202":', "major", both, "success-status-changed"],
  [
    "a failure no longer documented",
    '        "400":\n          description: Wrong input.\n          content:\n            application/json:\n              schema: { $ref: "#/components/schemas/Problem" }\n',
    "",
    "major",
    both,
    "status-removed",
  ],
  [
    "a failure newly documented",
    '        "201":\n          description: Made.',
    '        "409": { description: Twice. }\n        "201":\n          description: Made.',
    "minor",
    "additive",
    "status-added",
  ],
  ["a response header removed", "X-Total:", "X-Count:", "major", both, "header-removed"],
  [
    "another security scheme",
    "Key: { type: http, scheme: bearer }",
    "Key: { type: apiKey, in: header, name: x-api-key }",
    "major",
    both,
    "security-changed",
  ],
  ["another server", "https://api.anam.ai", "https://api2.anam.ai", "major", both, "server-changed"],
  [
    "an operationId renamed",
    "operationId: getAvatar",
    "operationId: readAvatar",
    "major",
    both,
    "operation-id-changed",
  ],
  [
    "a field of an operation without a wrapper renamed",
    "names:",
    "voices:",
    "major",
    "api",
    "property-removed",
  ],
  [
    "an operation without a wrapper removed",
    "  /v1/llms:\n    get:",
    "  /v1/llms:\n    x-get:",
    "major",
    "api",
    "operation-removed",
  ],
  [
    "a failure added where there is no wrapper",
    '        "404":',
    '        "500": { description: Oh. }\n        "404":',
    "minor",
    "additive",
    "status-added",
    voices,
  ],
  [
    "a schema taken apart",
    "    Avatar:\n      type: object\n",
    "    Avatar:\n      oneOf: [ { type: string }, { type: integer } ]\n      type: object\n",
    "major",
    both,
    "option-removed",
    avatarSchema,
  ],
];

describe("the level of a change", () => {
  it.each(rows)("%s", async (_, from, to, level, group, rule, at) => {
    const verdict = await verdictOf(from, to, at);
    expect(verdict.level).toBe(level);
    expect(verdict.changes.filter((change) => change.level === level)).toContainEqual(
      expect.objectContaining({ group, rule, level }),
    );
  });
});

describe("judge", () => {
  it("finds nothing if nothing has changed", async () => {
    expect(judge("anam", toy(), toy())).toEqual({ level: "none", changes: [] });
  });

  it("rates wording as a patch", () => {
    const after = toObject(toyText.replace("description: Counted from 1.", "description: From 1."));
    const verdict = judge("anam", toy(), after);
    expect(verdict.level).toBe("patch");
    expect(verdict.changes).toMatchObject([
      { group: "text", rule: "text-changed", operations: ["GET /v1/avatars"] },
    ]);
  });

  it("rates a shared schema once", () => {
    const after = toObject(toyText.replace("[busy, ready, failed]", "[busy, ready]"));
    const { changes } = judge("anam", toy(), after);
    expect(changes).toMatchObject([
      {
        group: "wrapper",
        rule: "enum-value-removed",
        text: 'enum "failed" removed',
        operations: ["GET /v1/avatars", "POST /v1/avatars", "GET /v1/avatars/{id}"],
      },
    ]);
  });

  it("reads a webhook as something that we receive", async () => {
    const event = (required: string) =>
      toObject(`${toyText}    Event: { type: object, required: [ ${required} ], properties: { id: { type: string } } }
webhooks:
  ready:
    post:
      operationId: onAvatarTrainingSuccess
      requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/Event" } } } }
      responses: { "200": { description: Ok. } }
`);
    const { changes } = judge("argil", event("id"), event(""));
    expect(changes).toMatchObject([{ group: "wrapper", level: "major", operations: ["webhook ready"] }]);
  });

  it("follows a reference that both documents share in each of them", () => {
    const before = toy();
    judge("anam", before, before);
    const components = structuredClone(objectAt(before, "components"));
    const avatar = objectAt(objectAt(components, "schemas"), "Avatar");
    objectAt(objectAt(avatar, "properties"), "name").type = "integer";
    expect(judge("anam", before, { ...before, components }).level).toBe("major");
  });

  it("terminates on schemas that contain themselves", async () => {
    const tree = (type: string) =>
      toObject(
        toyText.replace(
          "        id: { type: string, format: uuid }",
          `        id: { type: ${type} }\n        parts: { type: array, items: { $ref: "#/components/schemas/Avatar" } }`,
        ),
      );
    const { changes } = judge("anam", tree("string"), tree("integer"));
    expect(changes).toHaveLength(1);
  });
});
