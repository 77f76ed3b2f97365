import {
  type ContractDocument,
  type DocumentedOperation,
  isNode,
  type Node,
} from "../../scripts/contract/document.ts";
import { portrait } from "./contract-wrappers.ts";

const uuid = "5b1f6c0e-2c5d-4b53-9a53-0d8c3e5f7a21";
const texts: Record<string, string> = {
  uuid,
  uri: "https://example.com/x",
  url: "https://example.com/x",
  "date-time": "2026-07-01T09:00:00Z",
  email: "ada@example.com",
};

/** Builds the minimum that an operation requires, from the document's schemas and examples. */
export class Sampler {
  readonly #document: ContractDocument;

  constructor(document: ContractDocument) {
    this.#document = document;
  }

  /** Options of `api.request` for an operation: path parameters and, if it has one, the body. */
  init(operation: DocumentedOperation): { params: { path: Node }; body?: unknown } {
    const { parameters, requestBody } = operation;
    const inPath = parameters.filter((parameter) => parameter.in === "path");
    const path = Object.fromEntries(inPath.map(({ name, schema }) => [String(name), this.value(schema)]));
    const bodiless = requestBody.content === undefined;
    return { params: { path }, ...(!bodiless && { body: this.#body(requestBody) }) };
  }

  #body(request: Node): unknown {
    const [example] = this.#document.examples(request);
    if (example) return example.value;
    const content = this.#document.resolve(request.content);
    const json = this.#document.resolve(content["application/json"] ?? content["multipart/form-data"]);
    return json.example ?? this.value(json.schema);
  }

  /** A value that fits a schema: the first of its choices, and the required members of an object. */
  value(reference: unknown): unknown {
    const schema = this.#document.resolve(reference);
    for (const known of [
      schema.const,
      schema.default,
      first(schema.enum),
      first(schema.examples),
      schema.example,
    ]) {
      if (known !== undefined && known !== null) return known;
    }
    const choice = first(schema.oneOf) ?? first(schema.anyOf);
    if (Array.isArray(schema.allOf))
      return Object.assign({}, ...schema.allOf.map((part) => this.value(part)));
    const { type, properties } = schema;
    if (type === "object" || isNode(properties))
      return { ...this.#members(schema), ...toObject(this.value(choice)) };
    if (choice !== undefined) return this.value(choice);
    if (type === "array") return Number(schema.minItems ?? 0) > 0 ? [this.value(schema.items)] : [];
    if (type === "integer" || type === "number") return schema.minimum ?? 1;
    if (type === "boolean") return true;
    return text(schema);
  }

  #members({ properties, required }: Node): Node {
    const names = Array.isArray(required) ? required.map(String) : [];
    const schemas = this.#document.resolve(properties);
    return Object.fromEntries(names.map((name) => [name, this.value(schemas[name])]));
  }
}

function first(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : undefined;
}

function toObject(value: unknown): Node {
  return isNode(value) ? value : {};
}

function text({ format, contentMediaType, minLength }: Node): unknown {
  if (format === "binary" || contentMediaType !== undefined)
    return new Blob([portrait], { type: "image/png" });
  return texts[String(format)] ?? "x".repeat(Number(minLength ?? 1));
}
