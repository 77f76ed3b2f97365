import type { Direction } from "../common/pipeline/directions.ts";
import { isObject, type JsonObject, objectAt } from "../common/pipeline/json.ts";
import { at, type ElementPath, follow, objectIn } from "./place.ts";

/** A schema that a wrapped operation sends or receives. */
export interface SchemaSite {
  readonly place: ElementPath;
  /** A readable name: `Avatar.status`, `POST /avatars body.name`. */
  readonly name: string;
  readonly directions: Set<Direction>;
}

export interface AnswerSite {
  readonly status: string;
  /** The operation's `responses`. */
  readonly place: ElementPath;
}

export interface OperationSite {
  /** `GET /v1/avatars`. */
  readonly name: string;
  readonly path: string;
  readonly parameters: readonly ElementPath[];
  /** Every `content` of its request and responses. */
  readonly contents: readonly ElementPath[];
  readonly answers: readonly AnswerSite[];
}

export interface Sites {
  readonly operations: readonly OperationSite[];
  readonly schemas: readonly SchemaSite[];
}

const methods = ["get", "put", "post", "delete", "patch"];

function parametersOf(document: JsonObject, owner: ElementPath): ElementPath[] {
  const list = at(document, [...owner, "parameters"]);
  return Array.isArray(list) ? list.map((_, i) => follow(document, [...owner, "parameters", i])) : [];
}

function operationSite(document: JsonObject, path: string, method: string): OperationSite {
  const place = ["paths", path, method];
  const responses = [...place, "responses"];
  const statuses = Object.keys(objectAt(objectIn(document, place), "responses"));
  const bodies = [[...place, "requestBody"], ...statuses.map((status) => [...responses, status])];
  return {
    name: `${method.toUpperCase()} ${path}`,
    path,
    parameters: [...parametersOf(document, ["paths", path]), ...parametersOf(document, place)],
    contents: bodies
      .map((body) => [...follow(document, body), "content"])
      .filter((content) => isObject(at(document, content))),
    answers: statuses.map((status) => ({ status, place: responses })),
  };
}

/** Collects schemas by location, since many can be reached in more than one way. */
class SchemaWalk {
  readonly #document: JsonObject;
  readonly sites = new Map<string, SchemaSite>();

  constructor(document: JsonObject) {
    this.#document = document;
  }

  visit(from: ElementPath, fallbackName: string, direction: Direction): void {
    const place = follow(this.#document, from);
    const schema = at(this.#document, place);
    if (!isObject(schema)) return;
    const name = place[0] === "components" && place.length === 3 ? String(place[2]) : fallbackName;
    const key = JSON.stringify(place);
    const site = this.sites.get(key) ?? { place, name, directions: new Set() };
    if (site.directions.has(direction)) return;
    this.sites.set(key, site);
    site.directions.add(direction);
    for (const field of Object.keys(objectAt(schema, "properties"))) {
      this.visit([...place, "properties", field], `${name}.${field}`, direction);
    }
    this.visit([...place, "items"], `${name}[]`, direction);
    this.visit([...place, "additionalProperties"], `${name}.*`, direction);
    for (const choice of ["allOf", "anyOf", "oneOf"]) {
      const branches = schema[choice];
      if (!Array.isArray(branches)) continue;
      branches.forEach((_, i) => {
        this.visit([...place, choice, i], `${name}(${i + 1})`, direction);
      });
    }
  }
}

/** Everything in the named operations that can change; `isWrapped` is called with operationIds. */
export function findSites(document: JsonObject, isWrapped: (operationId: string) => boolean): Sites {
  const operations = Object.entries(objectAt(document, "paths")).flatMap(([path, item]) =>
    isObject(item)
      ? methods
          .filter((method) => isWrapped(String(objectAt(item, method).operationId)))
          .map((method) => operationSite(document, path, method))
      : [],
  );
  const walk = new SchemaWalk(document);
  for (const { name, parameters, contents } of operations) {
    for (const parameter of parameters) {
      const label = String(objectIn(document, parameter).name);
      walk.visit([...parameter, "schema"], `${name} parameter ${label}`, "request");
    }
    for (const content of contents) {
      const direction = content.includes("requestBody") ? "request" : "response";
      const status = direction === "response" ? `${String(content.at(-2))}` : "body";
      for (const media of Object.keys(objectIn(document, content))) {
        const form = media.startsWith("multipart/") ? " (form)" : "";
        walk.visit([...content, media, "schema"], `${name} ${status}${form}`, direction);
      }
    }
  }
  return { operations, schemas: [...walk.sites.values()] };
}
