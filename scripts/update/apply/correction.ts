import { Document, isMap } from "yaml";
import { isObject, type Json, type JsonObject } from "../../common/pipeline/json.ts";
import type { OverlayAction } from "../../common/pipeline/overlay.ts";
import type { Finding } from "../../common/pipeline/redocly.ts";

type Key = string | number;

interface Place {
  readonly path: readonly Key[];
  /** Undefined if something is missing. */
  readonly value: Json | undefined;
  readonly parent: Json | undefined;
}

/** Redocly's pointers are not percent-encoded. */
export function placeOf(document: JsonObject, pointer: string): Place {
  const path: Key[] = [];
  let parent: Json | undefined;
  let value: Json | undefined = document;
  for (const part of pointer.replace(/^#\/?/, "").split("/")) {
    if (part === "") continue;
    const name = part.replaceAll("~1", "/").replaceAll("~0", "~");
    const key: Key = Array.isArray(value) ? Number(name) : name;
    path.push(key);
    parent = value;
    if (Array.isArray(parent)) value = parent[Number(key)];
    else value = isObject(parent) && Object.hasOwn(parent, name) ? parent[name] : undefined;
  }
  return { path, value, parent };
}

function quoted(text: string): string {
  const escaped = text
    .replace(/[\\']/g, "\\$&")
    .replace(/\p{Cc}/gu, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return `'${escaped}'`;
}

/** RFC 9535, spelled the way the overlay writes its targets. */
export function jsonPath(path: readonly Key[]): string {
  const parts = path.map((key) => {
    if (typeof key === "number") return `[${key}]`;
    return /^[A-Za-z_]\w*$/.test(key) ? `.${key}` : `[${quoted(key)}]`;
  });
  return `$${parts.join("")}`;
}

const remove = (path: readonly Key[], description: string): OverlayAction => {
  return { target: jsonPath(path), description, remove: true };
};

const update = (path: readonly Key[], change: JsonObject, description: string): OverlayAction => {
  return { target: jsonPath(path), description, update: change };
};

const nullReason = 'OpenAPI 3.1 spells "may be null" in `type`; `nullable` belongs to 3.0 and is ignored.';
const replaced = "Replaced by the null in `type`.";

/** `nullable` in 3.1 is the vendors' most frequent defect. */
function correctNullable({ path, value, parent }: Place): OverlayAction[] {
  const schema = path.slice(0, -1);
  const flag = remove(path, value === true ? replaced : "It repeats what is true anyway, in 3.0 notation.");
  if (!isObject(parent) || value !== true) return [flag];
  const { type } = parent;
  const values = Array.isArray(parent.enum) && !parent.enum.includes(null) ? { enum: [null] } : {};
  if (typeof type === "string")
    return [update(schema, { type: [type, "null"], ...values }, nullReason), flag];
  // An overlay update concatenates arrays.
  if (Array.isArray(type)) {
    const missing = type.includes("null") ? {} : { type: ["null"] };
    const change = { ...missing, ...values };
    return Object.keys(change).length === 0 ? [flag] : [update(schema, change, nullReason), flag];
  }
  for (const key of ["oneOf", "anyOf"]) {
    if (Array.isArray(parent[key])) return [update(schema, { [key]: [{ type: "null" }] }, nullReason), flag];
  }
  for (const key of ["allOf", "$ref"]) {
    const part = parent[key];
    if (part === undefined) continue;
    const anyOf = [{ [key]: part }, { type: "null" }];
    return [update(schema, { anyOf }, nullReason), remove([...schema, key], "Moved into `anyOf`."), flag];
  }
  return [flag];
}

const placeholders: Readonly<Record<string, Json>> = {
  responses: { default: { description: "Not documented." } },
  content: {},
  schema: {},
  version: "0",
  url: "https://example.com",
};

function operationId(path: readonly Key[]): string {
  const [, template = "", method = ""] = path.map(String);
  return `${method}_${template.replaceAll(/\W+/g, "_")}`.replaceAll(/_+/g, "_").replace(/_$/, "");
}

/** Adds a missing field at the level of the path. */
function add(path: readonly Key[], field: string): OverlayAction {
  const value = field === "operationId" ? operationId(path) : (placeholders[field] ?? "Not described.");
  return update(path, { [field]: value }, `The vendor leaves \`${field}\` out.`);
}

/** The value converted to the expected type, if the intention is clear. */
function converted(expected: string | undefined, value: Json | undefined): Json | undefined {
  if (expected === "array" && (typeof value === "string" || isObject(value))) return [value];
  if (expected === "string" && (typeof value === "number" || typeof value === "boolean"))
    return String(value);
  if (typeof value !== "string" || value.trim() === "") return undefined;
  if (expected === "boolean") return value === "true" ? true : value === "false" ? false : undefined;
  const number = Number(value);
  if (expected === "number" && Number.isFinite(number)) return number;
  return expected === "integer" && Number.isSafeInteger(number) ? number : undefined;
}

function correctStruct({ message, suggest }: Finding, place: Place): OverlayAction[] {
  const { path, value, parent } = place;
  const key = path.at(-1);
  const level = path.slice(0, -1);
  if (key === "nullable" && /is not expected/.test(message)) return correctNullable(place);
  const missing = /^The field `(.*)` must be present/.exec(message)?.[1];
  if (missing !== undefined) return [add(path, missing)];
  const [meant] = suggest;
  if (/is not expected/.test(message)) {
    const known = isObject(parent) && meant !== undefined && !Object.hasOwn(parent, meant);
    return [
      ...(known && value !== undefined ? [update(level, { [meant]: value }, `Spelt \`${key}\`.`)] : []),
      remove(path, "OpenAPI has no such field here."),
    ];
  }
  const expected = /^Expected type `(\w+)`/.exec(message)?.[1];
  const right = converted(expected, value) ?? (/can be one of/.test(message) ? meant : undefined);
  if (right !== undefined && isObject(parent)) {
    return [update(level, { [String(key)]: right }, `The vendor writes ${JSON.stringify(value)}.`)];
  }
  return [
    remove(path, `The vendor writes ${JSON.stringify(value)?.slice(0, 60)}, which means nothing here.`),
  ];
}

function correctEnum(place: Place, document: JsonObject): OverlayAction[] {
  const schemaPath = place.path.slice(0, -2);
  const pointer = `#/${schemaPath.map((key) => String(key).replaceAll("~", "~0").replaceAll("/", "~1")).join("/")}`;
  const schema = placeOf(document, pointer).value;
  const type = isObject(schema) ? schema.type : undefined;
  if (place.value === null && typeof type === "string") {
    return [
      update(schemaPath, { type: [type, "null"] }, "The enum contains null, but `type` does not allow it."),
    ];
  }
  // By value: an index would shift when another item is removed.
  const literal = typeof place.value === "string" ? quoted(place.value) : JSON.stringify(place.value);
  const target = `${jsonPath([...schemaPath, "enum"])}[?@ == ${literal}]`;
  return [{ target, description: "Not of the schema's type.", remove: true }];
}

function correctPathParameter({ message }: Finding, { path }: Place): OverlayAction[] {
  const missing = /does not define the path parameter `\{(.*?)\}`/.exec(message)?.[1];
  if (missing !== undefined) {
    const parameter = { name: missing, in: "path", required: true, schema: { type: "string" } };
    return [update(path.slice(0, -1), { parameters: [parameter] }, "The path has this parameter.")];
  }
  const entry = path.at(-1) === "name" ? path.slice(0, -1) : path;
  return path[0] === "components" ? [] : [remove(entry, "The path has no such parameter.")];
}

/** Overlay actions that resolve a finding, for a maintainer to approve; none if only a person can decide. */
export function correctionOf(finding: Finding, document: JsonObject): readonly OverlayAction[] {
  const { rule, message, pointer } = finding;
  const place = placeOf(document, pointer);
  switch (rule) {
    case "struct":
      return correctStruct(finding, place);
    case "no-enum-type-mismatch":
      return correctEnum(place, document);
    case "no-schema-type-mismatch":
      return [remove(place.path, "It has no meaning for the schema's type.")];
    case "path-parameters-defined":
      return correctPathParameter(finding, place);
    case "operation-parameters-unique":
      return [remove(place.path, "The operation has it twice.")];
    case "operation-operationId-unique": {
      const operation = place.path.slice(0, 3);
      const change = { operationId: operationId(operation) };
      return [update(operation, change, "Another operation has the same name.")];
    }
    case "no-identical-paths":
    case "path-declaration-must-exist":
    case "path-not-include-query":
      return [remove(place.path, "Cannot be told apart from another path.")];
    case "tag-description":
      // One action for all of them, whatever their order.
      return [
        {
          target: "$.tags[?!@.description]",
          description: "The vendor describes no groups.",
          update: { description: "Not described." },
        },
      ];
    default: {
      const field = /should contain `(\w+)` field/.exec(message)?.[1];
      return field === undefined ? [] : [add(place.path.slice(0, -1), field)];
    }
  }
}

/** The actions as they are pasted below `actions:`; an action shared by several findings appears once. */
export function renderActions(actions: readonly OverlayAction[]): string {
  const texts = actions.map((action) => {
    const document = new Document([action]);
    const update = document.getIn([0, "update"], true);
    if (isMap(update)) update.flow = true;
    return document.toString({ lineWidth: 0, singleQuote: true }).trimEnd();
  });
  return [...new Set(texts)].join("\n").replace(/^/gm, "  ");
}
