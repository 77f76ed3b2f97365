import { parse } from "yaml";
import type { Json, JsonObject } from "../../scripts/common/pipeline/json.ts";
import type { Group } from "../../scripts/update/verdict/change.ts";
import type { Level } from "./changes-schemas.ts";

/** `createAvatar`, `getAvatar` and the webhook have wrappers at Anam or Argil; `listLlms` has none. */
export const base = (): JsonObject =>
  parse(`
openapi: 3.1.0
info: { title: Anam API, version: "1.0", description: All of it., license: { name: MIT } }
servers: [{ url: https://api.anam.ai, description: Live }]
security: [{ Key: [] }]
tags: [{ name: Avatars }]
paths:
  /v1/avatars:
    post:
      tags: [Avatars]
      operationId: createAvatar
      summary: Create
      parameters:
        - { name: tags, in: query, schema: { type: array, items: { type: string } } }
        - { name: X-Mode, in: header, schema: { type: string } }
      requestBody:
        required: true
        content:
          application/json: { schema: { $ref: "#/components/schemas/Input" } }
          multipart/form-data:
            schema: { type: object, properties: { file: { type: string, format: binary } } }
            encoding: { file: { contentType: image/png } }
      responses:
        "201":
          description: Made.
          headers: { X-Id: { required: true, schema: { type: string } } }
          content: { application/json: { schema: { $ref: "#/components/schemas/Avatar" }, example: { id: a } } }
          links: { self: { operationId: getAvatar } }
        "400": { $ref: "#/components/responses/Problem" }
      callbacks:
        done:
          "{$request.body#/url}":
            post:
              requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/Event" } } } }
              responses: { "200": { description: Ok. } }
  /v1/avatars/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    get:
      operationId: getAvatar
      responses:
        "200": { description: One., content: { application/json: { schema: { $ref: "#/components/schemas/Avatar" } } } }
        4XX: { $ref: "#/components/responses/Problem" }
  /v1/llms:
    get:
      operationId: listLlms
      responses:
        "200": { description: All., content: { application/json: { schema: { type: array, items: { type: string } } } } }
webhooks:
  trained:
    post:
      operationId: onTrained
      requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/Event" } } } }
      responses: { "200": { description: Ok. } }
components:
  securitySchemes:
    Key: { type: http, scheme: bearer }
    Header: { type: apiKey, in: header, name: X-Key }
    Login: { type: oauth2, flows: { clientCredentials: { tokenUrl: https://t.example, scopes: { read: Reads, write: Writes } } } }
  responses:
    Problem: { description: Wrong., content: { application/json: { schema: { type: object, properties: { error: { type: string } } } } } }
  schemas:
    Input: { type: object, required: [name], properties: { name: { type: string }, url: { type: string } } }
    Avatar: { type: object, required: [id], properties: { id: { type: string }, name: { type: string } } }
    Event: { type: object, properties: { id: { type: string } } }
`);

/** By JSON pointer; undefined removes. */
type Edits = Readonly<Record<string, Json | undefined>>;

export type DocumentRow = readonly [
  what: string,
  edits: Edits,
  level: Level,
  group?: Group | undefined,
  /** Edits that are already in the document before. */
  first?: Edits,
];

const create = "/paths/~1v1~1avatars/post";
const get = "/paths/~1v1~1avatars~1{id}";
const voices = "/paths/~1v1~1llms/get";
const part = `${create}/requestBody/content/multipart~1form-data/encoding/file`;
const made = `${create}/responses/201`;
const schemas = "/components/schemas";
const query = { name: "page", in: "query", schema: { type: "integer" } };
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const avatar = {
  type: "object",
  required: ["id"],
  properties: { id: { type: "string" }, name: { type: "string" } },
};
const done = `${create}/callbacks/done/{$request.body#~1url}`;
const delivery = {
  post: {
    requestBody: { content: { "application/json": { schema: ref("Event") } } },
    responses: { "200": { description: "Ok." } },
  },
};
const mapping = (card: string, cash: string) => ({ card: ref(card).$ref, cash: ref(cash).$ref });
const kind = (value: string) => ({
  type: "object",
  required: ["kind"],
  properties: { kind: { const: value } },
});
/** A response holds one of two alternatives, told apart by a member. */
const paid: Edits = {
  [`${schemas}/Card`]: kind("card"),
  [`${schemas}/Cash`]: kind("cash"),
  [`${schemas}/Avatar/properties/paid`]: {
    oneOf: [ref("Card"), ref("Cash")],
    discriminator: { propertyName: "kind", mapping: mapping("Card", "Cash") },
  },
};
const signature = { name: "X-Signature", in: "header", required: true, schema: { type: "string" } };
const json = (schema: Json) => ({ description: "Ok.", content: { "application/json": { schema } } });

export const documentRows: readonly DocumentRow[] = [
  // Words and notations
  ["nothing", {}, "none"],
  ["the title and version", { "/info/title": "Anam", "/info/version": "2.0" }, "patch", "text"],
  [
    "the dialect that schemas have anyway",
    { "/jsonSchemaDialect": "https://spec.openapis.org/oas/3.1/dialect/base" },
    "none",
  ],
  [
    "another dialect of schemas",
    { "/jsonSchemaDialect": "https://json-schema.org/draft/2020-12/schema" },
    "patch",
    "unjudged",
  ],
  ["the licence", { "/info/license": { name: "Apache-2.0" } }, "patch", "text"],
  ["a contact", { "/info/contact": { email: "a@example.com" } }, "patch", "text"],
  ["a server's description", { "/servers/0/description": "Production" }, "patch", "text"],
  ["a server with a slash at its end", { "/servers/0/url": "https://api.anam.ai/" }, "none"],
  [
    "a server by a variable",
    {
      "/servers/0": {
        url: "https://{host}",
        variables: { host: { default: "api.anam.ai" } },
        description: "Live",
      },
    },
    "none",
  ],
  ["tags", { "/tags": [{ name: "Faces" }], [`${create}/tags`]: ["Faces"] }, "patch", "text"],
  ["externalDocs", { "/externalDocs": { url: "https://example.com" } }, "patch", "text"],
  ["an extension of the document", { "/x-mint": {} }, "patch", "text"],
  ["an extension of an operation", { [`${create}/x-mint`]: {} }, "patch", "text"],
  ["an extension of a path", { [`${get}/x-order`]: 1 }, "patch", "text"],
  ["the summary of an operation", { [`${create}/summary`]: "Make" }, "patch", "text"],
  ["the description of a parameter", { [`${create}/parameters/0/description`]: "Labels." }, "patch", "text"],
  ["the description of a response", { [`${made}/description`]: "Created." }, "patch", "text"],
  ["an example", { [`${made}/content/application~1json/example`]: { id: "b" } }, "patch", "text"],
  [
    "named examples for one",
    {
      [`${made}/content/application~1json/example`]: undefined,
      [`${made}/content/application~1json/examples`]: { a: { value: { id: "b" } } },
    },
    "patch",
    "text",
  ],
  ["a link", { [`${made}/links`]: undefined }, "patch", "text"],
  ["the wording of a webhook", { "/webhooks/trained/post/description": "Trained." }, "patch", "text"],
  [
    "the scopes' wording",
    { "/components/securitySchemes/Login/flows/clientCredentials/scopes/read": "Can read" },
    "none",
  ],
  [
    "security moved to the operations",
    {
      "/security": undefined,
      [`${create}/security`]: [{ Key: [] }],
      [`${get}/get/security`]: [{ Key: [] }],
      [`${voices}/security`]: [{ Key: [] }],
    },
    "none",
  ],
  [
    "a security scheme renamed",
    {
      "/components/securitySchemes/Token": { type: "http", scheme: "Bearer", bearerFormat: "JWT" },
      "/security": [{ Token: [] }],
    },
    "none",
  ],
  [
    "ways to authenticate in another order",
    { "/security": [{ Header: [] }, { Key: [] }] },
    "none",
    undefined,
    { "/security": [{ Key: [] }, { Header: [] }] },
  ],
  [
    "servers moved to the operations",
    {
      "/servers": undefined,
      [`${create}/servers`]: [{ url: "https://api.anam.ai" }],
      [`${get}/servers`]: [{ url: "https://api.anam.ai" }],
      [`${voices}/servers`]: [{ url: "https://api.anam.ai" }],
    },
    "minor",
    "additive",
  ],
  [
    "parameters in another order",
    {
      [`${create}/parameters`]: [
        { name: "x-mode", in: "header", schema: { type: "string" } },
        { name: "tags", in: "query", schema: { type: "array", items: { type: "string" } } },
      ],
    },
    "none",
  ],
  [
    "parameters of the path at the operation",
    {
      [`${get}/parameters`]: undefined,
      [`${get}/get/parameters`]: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
    },
    "none",
  ],
  [
    "how a parameter is written, as by default",
    {
      [`${create}/parameters/0/style`]: "form",
      [`${create}/parameters/0/explode`]: true,
      [`${create}/parameters/0/required`]: false,
    },
    "none",
  ],
  [
    "a parameter by reference",
    {
      [`${get}/parameters/0`]: { $ref: "#/components/parameters/Id" },
      "/components/parameters": {
        Id: { name: "id", in: "path", required: true, schema: { type: "string" } },
      },
    },
    "none",
  ],
  [
    "a path item by reference",
    {
      "/paths/~1v1~1llms": { $ref: "#/components/pathItems/Voices" },
      "/components/pathItems": {
        Voices: {
          get: {
            operationId: "listLlms",
            responses: { "200": json({ type: "array", items: { type: "string" } }) },
          },
        },
      },
    },
    "patch",
    "text",
  ],
  [
    "a response spelled out",
    { [`${create}/responses/400`]: json({ type: "object", properties: { error: { type: "string" } } }) },
    "patch",
    "text",
  ],
  ["a schema spelled out", { [`${made}/content/application~1json/schema`]: avatar }, "none"],
  [
    "a schema drawn out",
    { [`${schemas}/Name`]: { type: "string" }, [`${schemas}/Input/properties/name`]: ref("Name") },
    "none",
  ],
  [
    "a schema renamed",
    {
      [`${schemas}/Avatar`]: undefined,
      [`${schemas}/Face`]: avatar,
      [`${made}/content/application~1json/schema`]: ref("Face"),
      [`${get}/get/responses/200/content/application~1json/schema`]: ref("Face"),
    },
    "patch",
    "text",
  ],
  [
    "a schema spelled out everywhere and gone",
    {
      [`${schemas}/Avatar`]: undefined,
      [`${made}/content/application~1json/schema`]: avatar,
      [`${get}/get/responses/200/content/application~1json/schema`]: avatar,
    },
    "patch",
    "text",
  ],
  ["a component that nobody uses come", { [`${schemas}/Unused`]: avatar }, "none"],
  [
    "a media type with its charset",
    {
      [`${get}/get/responses/200/content`]: { "application/json; charset=utf-8": { schema: ref("Avatar") } },
    },
    "none",
  ],
  [
    "a header in another case",
    { [`${made}/headers`]: { "x-id": { required: true, schema: { type: "string" } } } },
    "none",
  ],
  ["deprecated: false", { [`${create}/deprecated`]: false }, "none"],
  // Servers
  ["another server", { "/servers/0/url": "https://api2.anam.ai" }, "major", "wrapper"],
  ["a second server", { "/servers/1": { url: "https://eu.anam.ai" } }, "minor", "additive"],
  [
    "a second server before the first",
    { "/servers": [{ url: "https://eu.anam.ai" }, { url: "https://api.anam.ai" }] },
    "minor",
    "additive",
  ],
  [
    "the client's server named for the first time",
    { "/servers": [{ url: "https://api.anam.ai" }] },
    "patch",
    "text",
    { "/servers": undefined },
  ],
  [
    "a server of an operation's own",
    { [`${voices}/servers`]: [{ url: "https://voices.anam.ai" }] },
    "major",
    "api",
  ],
  ["a server of a path's own", { [`${get}/servers`]: [{ url: "https://read.anam.ai" }] }, "major", "wrapper"],
  // Operations
  [
    "an operation come",
    {
      "/paths/~1v1~1moods": {
        get: { operationId: "listMoods", responses: { "200": { description: "All." } } },
      },
    },
    "minor",
    "additive",
  ],
  ["an operation without a wrapper gone", { [voices]: undefined }, "major", "api"],
  ["an operation with a wrapper gone", { [`${get}/get`]: undefined }, "major", "wrapper"],
  ["an operation deprecated", { [`${create}/deprecated`]: true }, "minor", "additive"],
  ["an operationId renamed", { [`${voices}/operationId`]: "voices" }, "major", "api"],
  [
    "another path",
    {
      "/paths/~1v2~1voices": { get: { operationId: "listLlms", responses: {} } },
      "/paths/~1v1~1llms": undefined,
    },
    "major",
    "api",
  ],
  // Parameters
  ["a parameter come", { [`${create}/parameters/2`]: query }, "minor", "additive"],
  ["a required parameter come", { [`${voices}/parameters`]: [{ ...query, required: true }] }, "major", "api"],
  ["a parameter gone", { [`${create}/parameters`]: [] }, "major", "wrapper"],
  ["a parameter required", { [`${create}/parameters/0/required`]: true }, "major", "wrapper"],
  ["a parameter moved into a header", { [`${create}/parameters/0/in`]: "header" }, "major", "wrapper"],
  ["a parameter written otherwise", { [`${create}/parameters/0/explode`]: false }, "major", "wrapper"],
  ["a parameter deprecated", { [`${create}/parameters/0/deprecated`]: true }, "minor", "additive"],
  [
    "a parameter with reserved characters",
    { [`${create}/parameters/0/allowReserved`]: true },
    "major",
    "wrapper",
  ],
  [
    "a path parameter renamed",
    {
      "/paths/~1v1~1avatars~1{avatarId}": {
        parameters: [{ name: "avatarId", in: "path", required: true, schema: { type: "string" } }],
        get: {
          operationId: "getAvatar",
          responses: { "200": json(ref("Avatar")), "4XX": { $ref: "#/components/responses/Problem" } },
        },
      },
      [get]: undefined,
    },
    "major",
    "wrapper",
  ],
  // Bodies
  ["a body optional", { [`${create}/requestBody/required`]: false }, "minor", "additive"],
  ["a body gone", { [`${create}/requestBody`]: undefined }, "major", "wrapper"],
  ["a required body come", { [`${voices}/requestBody`]: { required: true, content: {} } }, "major", "api"],
  [
    "a way to send gone",
    { [`${create}/requestBody/content/multipart~1form-data`]: undefined },
    "major",
    "wrapper",
  ],
  [
    "a way to send come",
    { [`${create}/requestBody/content/text~1plain`]: { schema: { type: "string" } } },
    "minor",
    "additive",
  ],
  ["a part written otherwise", { [`${part}/contentType`]: "image/jpeg" }, "major", "wrapper"],
  ["a part in one more type", { [`${part}/contentType`]: "image/jpeg, image/png" }, "minor", "additive"],
  [
    "a part in one type less",
    { [`${part}/contentType`]: "image/png" },
    "major",
    "wrapper",
    { [`${part}/contentType`]: "image/png, image/jpeg" },
  ],
  ["a part in any type of a kind", { [`${part}/contentType`]: "image/*" }, "minor", "additive"],
  // Responses
  ["a failure come", { [`${voices}/responses/500`]: { description: "Oh." } }, "minor", "additive"],
  ["a failure gone", { [`${create}/responses/400`]: undefined }, "major", "wrapper"],
  [
    "a failure as one of a range",
    {
      [`${create}/responses/400`]: undefined,
      [`${create}/responses/4XX`]: { $ref: "#/components/responses/Problem" },
    },
    "minor",
    "additive",
  ],
  [
    "one of a range by its number",
    { [`${get}/get/responses/404`]: { $ref: "#/components/responses/Problem" } },
    "minor",
    "additive",
  ],
  [
    "another status of success",
    { [`${made}`]: undefined, [`${create}/responses/202`]: json(ref("Avatar")) },
    "major",
    "wrapper",
  ],
  ["a second kind of success", { [`${create}/responses/202`]: json(ref("Avatar")) }, "major", "wrapper"],
  [
    "an answer of another type",
    { [`${voices}/responses/200/content`]: { "text/csv": { schema: { type: "string" } } } },
    "major",
    "api",
  ],
  [
    "an answer of a second type",
    { [`${voices}/responses/200/content/text~1csv`]: { schema: { type: "string" } } },
    "minor",
    "additive",
  ],
  ["a header gone", { [`${made}/headers`]: {} }, "major", "wrapper"],
  ["a header come", { [`${made}/headers/X-New`]: { schema: { type: "string" } } }, "minor", "additive"],
  ["a header optional", { [`${made}/headers/X-Id/required`]: false }, "major", "wrapper"],
  ["a header of another type", { [`${made}/headers/X-Id/schema/type`]: "integer" }, "major", "wrapper"],
  [
    "a shared answer of another shape",
    { "/components/responses/Problem/content/application~1json/schema/properties/error/type": "object" },
    "major",
    "wrapper",
  ],
  // Security
  [
    "another way to authenticate",
    { "/components/securitySchemes/Key": { type: "apiKey", in: "header", name: "x-api-key" } },
    "major",
    "wrapper",
  ],
  ["a second way to authenticate", { "/security": [{ Key: [] }, { Header: [] }] }, "minor", "additive"],
  ["two keys at once", { "/security": [{ Key: [], Header: [] }] }, "major", "wrapper"],
  ["an operation open to anyone", { [`${voices}/security`]: [] }, "minor", "additive"],
  [
    "an operation no longer open",
    { [`${voices}/security`]: undefined },
    "major",
    "api",
    { [`${voices}/security`]: [] },
  ],
  [
    "one more scope",
    { [`${voices}/security`]: [{ Login: ["read", "write"] }] },
    "major",
    "api",
    { [`${voices}/security`]: [{ Login: ["read"] }] },
  ],
  ["an operation by a method of OpenAPI 3.2", { [`${get}/query`]: { responses: {} } }, "patch", "unjudged"],
  [
    "a parameter that may be empty",
    { [`${create}/parameters/0/allowEmptyValue`]: true },
    "minor",
    "additive",
  ],
  // Deliveries
  [
    "a webhook come",
    { "/webhooks/refused": { post: { responses: { "200": { description: "Ok." } } } } },
    "minor",
    "additive",
  ],
  ["a webhook gone", { "/webhooks/trained": undefined }, "major", "api"],
  ["a member of a delivery gone", { [`${schemas}/Event/properties`]: {} }, "major", "wrapper"],
  ["a member of a delivery required", { [`${schemas}/Event/required`]: ["id"] }, "minor", "additive"],
  ["a callback gone", { [`${create}/callbacks`]: undefined }, "major", "wrapper"],
  [
    "a callback to an address from elsewhere",
    { [done]: undefined, [`${create}/callbacks/done/{$request.body#~1hook}`]: delivery },
    "major",
    "wrapper",
  ],
  [
    "a callback to one more address",
    { [`${create}/callbacks/done/{$request.body#~1hook}`]: delivery },
    "minor",
    "additive",
  ],
  [
    "a delivery by another method",
    { [`${done}/post`]: undefined, [`${done}/put`]: delivery.post },
    "major",
    "wrapper",
  ],
  ["a header of a delivery come", { "/webhooks/trained/post/parameters": [signature] }, "minor", "additive"],
  [
    "a header of a delivery gone",
    { "/webhooks/trained/parameters": [] },
    "major",
    "api",
    { "/webhooks/trained/parameters": [signature] },
  ],
  [
    "a header of a delivery no longer certain",
    { "/webhooks/trained/parameters/0/required": false },
    "major",
    "api",
    { "/webhooks/trained/parameters": [signature] },
  ],
  // Alternatives by name
  [
    "a member come to one of several that are told apart",
    { [`${schemas}/Card/properties/bank`]: { type: "string" } },
    "minor",
    "additive",
    paid,
  ],
  [
    "words of one of several that are told apart",
    { [`${schemas}/Card/title`]: "Plastic" },
    "patch",
    "text",
    paid,
  ],
  [
    "a value that tells of another",
    { [`${schemas}/Avatar/properties/paid/discriminator/mapping`]: mapping("Cash", "Card") },
    "major",
    "wrapper",
    paid,
  ],
  // What is exported or unknown
  [
    "a component that nobody uses gone",
    { [`${schemas}/Unused`]: undefined },
    "major",
    "api",
    { [`${schemas}/Unused`]: { type: "string" } },
  ],
  [
    "an unknown keyword of a schema",
    { [`${schemas}/Input/properties/name/maxWords`]: 5 },
    "patch",
    "unjudged",
  ],
  ["an unknown keyword of an operation", { [`${create}/idempotent`]: true }, "patch", "unjudged"],
  [
    "an unknown keyword with another value",
    { [`${schemas}/Input/maxWords`]: 6 },
    "patch",
    "unjudged",
    { [`${schemas}/Input/maxWords`]: 5 },
  ],
];

export function edited(document: JsonObject, edits: Edits = {}): JsonObject {
  const result = structuredClone(document);
  for (const [pointer, value] of Object.entries(edits)) {
    const keys = pointer
      .slice(1)
      .split("/")
      .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
    const last = keys.pop() ?? "";
    const holder = keys.reduce<Json>((at, key) => (Reflect.get(Object(at), key) as Json) ?? null, result);
    if (value === undefined) Reflect.deleteProperty(Object(holder), last);
    else Reflect.set(Object(holder), last, structuredClone(value));
  }
  return result;
}
