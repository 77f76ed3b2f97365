import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type { Vendor } from "../common/project.ts";

export type { Vendor };

export type Node = Readonly<Record<string, unknown>>;

export interface Example {
  readonly name: string;
  readonly value: unknown;
}

/** A response that a document declares for an operation. */
export interface DocumentedAnswer {
  /** As documented: `200`, but also `2XX` or `default`. */
  readonly status: string;
  readonly mediaTypes: readonly string[];
  /** The examples of the JSON body. */
  readonly examples: readonly Example[];
}

export interface DocumentedOperation {
  readonly vendor: Vendor;
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly answers: readonly DocumentedAnswer[];
  /** Including those of the path. */
  readonly parameters: readonly Node[];
  /** Empty if it has none. */
  readonly requestBody: Node;
}

const methods = ["get", "post", "put", "patch", "delete"];

export function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A vendor's corrected document, the source of the mocks and the types. */
export class ContractDocument {
  readonly vendor: Vendor;
  readonly #root: Node;

  constructor(vendor: Vendor) {
    this.vendor = vendor;
    this.#root = parse(
      readFileSync(new URL(`../../generated/${vendor}/openapi.yaml`, import.meta.url), "utf8"),
    );
  }

  /** The object at a location, with references resolved; empty if there is nothing. */
  resolve(value: unknown): Node {
    if (!isNode(value)) return {};
    if (typeof value.$ref !== "string") return value;
    const names = value.$ref.slice("#/".length).split("/");
    let target: unknown = this.#root;
    for (const name of names) {
      const key = decodeURIComponent(name).replaceAll("~1", "/").replaceAll("~0", "~");
      target = isNode(target) ? target[key] : undefined;
    }
    if (!isNode(target)) throw new Error(`${this.vendor}: ${value.$ref} does not resolve`);
    return this.resolve(target);
  }

  get operations(): DocumentedOperation[] {
    return Object.entries(this.resolve(this.#root.paths)).flatMap(([path, reference]) => {
      const item = this.resolve(reference);
      return methods
        .filter((method) => isNode(item[method]))
        .map((method) => this.#operation(path, method, item));
    });
  }

  /** Named examples of a request or response body: those of its JSON, or else of its first media type. */
  examples(body: Node): Example[] {
    const { "application/json": json, ...others } = this.resolve(body.content);
    const content = this.resolve(json ?? Object.values(others)[0]);
    return Object.entries(this.resolve(content.examples)).map(([name, example]) => ({
      name,
      value: this.resolve(example).value,
    }));
  }

  #operation(path: string, method: string, item: Node): DocumentedOperation {
    const { operationId, parameters, requestBody, responses } = this.resolve(item[method]);
    const answers = Object.entries(this.resolve(responses)).map(([status, reference]) => {
      const answer = this.resolve(reference);
      const mediaTypes = Object.keys(this.resolve(answer.content));
      return { status, mediaTypes, examples: this.examples(answer) };
    });
    return {
      vendor: this.vendor,
      operationId: String(operationId),
      method: method.toUpperCase(),
      path,
      answers,
      parameters: [item.parameters, parameters].flat().map((parameter) => this.resolve(parameter)),
      requestBody: this.resolve(requestBody),
    };
  }
}
