import { stringify } from "yaml";
import { isObject, type Json, type JsonObject, objectAt } from "../../scripts/common/pipeline/json.ts";
import { lookUp } from "../../scripts/common/pipeline/pointer.ts";
import { methods } from "../../scripts/update/source/operations.ts";

/** Draws from 0 up to but excluding 1. */
type Draw = () => number;

const chance = (draw: Draw, share: number) => draw() < share;

function shuffled<T>(draw: Draw, items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, at: draw() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

/** Members that contain the vendor's names, not keywords. */
const named = new Set(
  "properties patternProperties $defs schemas responses requestBodies parameters headers content encoding callbacks links variables mapping securitySchemes paths webhooks examples".split(
    " ",
  ),
);
const unordered = new Set(["required", "enum", "tags", "parameters", "anyOf", "oneOf"]);
const prose = new Set(["description", "summary", "title"]);

interface Settings {
  readonly words: number;
  readonly order: boolean;
  readonly extensions: number;
  readonly tags: boolean;
  readonly examples: number;
  readonly inline: number;
  readonly extract: number;
  readonly wrap: number;
  readonly nulls: number;
  readonly security: boolean;
}

/** Rewrites a document with other texts and in another form: nothing here changes what goes over the wire. */
export class Rewriter {
  private readonly settings: Settings;
  private extracted = 0;
  private document: JsonObject = {};

  constructor(private readonly draw: Draw) {
    const share = () => (chance(draw, 0.5) ? draw() * 0.5 : 0);
    this.settings = {
      words: share(),
      order: chance(draw, 0.6),
      extensions: share(),
      tags: chance(draw, 0.5),
      examples: share(),
      inline: share(),
      extract: share() / 4,
      wrap: share(),
      nulls: share(),
      security: chance(draw, 0.3),
    };
  }

  rewrite(source: JsonObject): JsonObject {
    this.document = structuredClone(source);
    const document = this.document;
    if (this.settings.security) this.moveSecurity(document);
    this.walkSchemas(document, "", 0);
    this.text(document, undefined);
    if (this.settings.tags) this.retag(document);
    const license = { name: "Proprietary", identifier: "LicenseRef-1" };
    document.info = { ...objectAt(document, "info"), ...(chance(this.draw, 0.5) ? { license } : {}) };
    return this.settings.order ? (this.reorder(document, undefined) as JsonObject) : document;
  }

  /** The same document as JSON, minified or not, or as YAML in another layout. */
  render(document: JsonObject): string {
    const kind = Math.floor(this.draw() * 4);
    if (kind === 0) return JSON.stringify(document);
    if (kind === 1) return JSON.stringify(document, null, 2);
    return stringify(document, { lineWidth: kind === 2 ? 0 : 60, aliasDuplicateObjects: false });
  }

  private moveSecurity(document: JsonObject): void {
    const operations = Object.values(objectAt(document, "paths")).flatMap((item) =>
      methods.flatMap((method) => (isObject(item) && isObject(item[method]) ? [item[method]] : [])),
    );
    if (document.security !== undefined) {
      for (const one of operations) one.security ??= document.security;
      delete document.security;
      return;
    }
    const [first] = operations.flatMap(({ security }) =>
      Array.isArray(security) && security.length > 0 ? [security] : [],
    );
    if (!first) return;
    for (const one of operations) {
      if (JSON.stringify(one.security) === JSON.stringify(first)) delete one.security;
      else one.security ??= [];
    }
    document.security = first;
  }

  /** Visits Schema Objects, which are found below `schema` and within one another. */
  private walkSchemas(value: Json, key: string, depth: number): void {
    if (Array.isArray(value)) for (const item of value) this.walkSchemas(item, key, depth);
    if (!isObject(value)) return;
    for (const [name, child] of Object.entries(value)) {
      if (/^(example|examples|default|const|enum|value)$/.test(name) && key !== "properties") continue;
      if (name === "schema" && isObject(child)) value[name] = this.schema(child, 0);
      else if (name === "schemas" && key === "components" && isObject(child)) {
        for (const [component, schema] of Object.entries(child))
          if (isObject(schema)) child[component] = this.schema(schema, 0, true);
      } else this.walkSchemas(child, name, depth + 1);
    }
  }

  private schema(given: JsonObject, depth: number, component = false): JsonObject {
    const { draw, settings } = this;
    let schema: JsonObject = { ...given };
    if (depth > 12) return schema;
    if (typeof schema.$ref === "string" && !component) {
      const target = lookUp(this.document, schema.$ref);
      const mapped = JSON.stringify(this.document).includes("discriminator") && depth > 0;
      if (
        isObject(target) &&
        !mapped &&
        chance(draw, settings.inline) &&
        !contains(this.document, target, schema.$ref)
      ) {
        return structuredClone(target);
      }
      return chance(draw, settings.wrap) ? { allOf: [schema] } : schema;
    }
    for (const key of ["properties", "patternProperties"]) {
      if (!isObject(schema[key])) continue;
      const entries = Object.entries(schema[key]).map(([name, one]): [string, Json] => [
        name,
        isObject(one) ? this.schema(one, depth + 1) : one,
      ]);
      schema[key] = Object.fromEntries(entries);
    }
    for (const key of ["items", "additionalProperties"])
      if (isObject(schema[key])) schema[key] = this.schema(schema[key], depth + 1);
    for (const key of ["anyOf", "oneOf", "allOf"]) {
      if (Array.isArray(schema[key]) && schema.discriminator === undefined) {
        schema[key] = schema[key].map((one) => (isObject(one) ? this.schema(one, depth + 1) : one));
      }
    }
    if (chance(draw, settings.nulls)) schema = respellNull(schema);
    if (typeof schema.type === "string" && chance(draw, settings.nulls / 2)) schema.type = [schema.type];
    if (!component && schema.type === "object" && chance(draw, settings.extract)) {
      const name = `Extracted${this.extracted++}`;
      objectAt(objectAt(this.document, "components"), "schemas")[name] = schema;
      return { $ref: `#/components/schemas/${name}` };
    }
    return schema;
  }

  private text(value: Json, key: string | undefined): void {
    const { draw, settings } = this;
    if (Array.isArray(value)) for (const item of value) this.text(item, undefined);
    if (!isObject(value)) return;
    const isNamed = key !== undefined && named.has(key);
    for (const [name, child] of Object.entries(value)) {
      if (isNamed) this.text(child, undefined);
      else if (prose.has(name) && typeof child === "string") {
        if (chance(draw, settings.words)) value[name] = `${child} In other words.`;
      } else if ((name === "example" || name === "examples") && key !== "components") {
        if (chance(draw, settings.examples)) delete value[name];
      } else if (!["value", "default", "const", "enum", "mapping", "security"].includes(name))
        this.text(child, name);
    }
    if (!isNamed && !("$ref" in value) && chance(draw, settings.extensions / 4))
      value["x-mint"] = { order: 1 };
  }

  private retag(document: JsonObject): void {
    for (const item of Object.values(objectAt(document, "paths"))) {
      for (const method of methods)
        if (isObject(item) && isObject(item[method])) item[method].tags = ["Everything"];
    }
    document.tags = [{ name: "Everything" }];
  }

  private reorder(value: Json, key: string | undefined): Json {
    const { draw } = this;
    if (Array.isArray(value)) {
      const items = value.map((item) => this.reorder(item, undefined));
      return key !== undefined && unordered.has(key) ? shuffled(draw, items) : items;
    }
    if (!isObject(value)) return value;
    const isNamed = key !== undefined && named.has(key);
    const data = ["example", "examples", "default", "value"].includes(key ?? "");
    const entries = data ? Object.entries(value) : shuffled(draw, Object.entries(value));
    return Object.fromEntries(
      entries.map(([name, child]) => [name, data ? child : this.reorder(child, isNamed ? undefined : name)]),
    );
  }
}

function contains(document: JsonObject, schema: Json, ref: string, seen = new Set<string>()): boolean {
  const refs = [...JSON.stringify(schema).matchAll(/"\$ref":"([^"]+)"/g)].map(([, one]) => one ?? "");
  return refs.some((one) => {
    if (one === ref) return true;
    if (seen.has(one)) return false;
    seen.add(one);
    return contains(document, lookUp(document, one) ?? null, ref, seen);
  });
}

function respellNull(schema: JsonObject): JsonObject {
  const { type, anyOf, ...rest } = schema;
  if (Array.isArray(type) && type.length === 2 && type.includes("null") && anyOf === undefined) {
    const { description, title, ...bare } = rest;
    const values = Array.isArray(bare.enum) ? { enum: bare.enum.filter((one) => one !== null) } : {};
    const one = { ...bare, ...values, type: type.find((name) => name !== "null") ?? null };
    return {
      ...(title === undefined ? {} : { title }),
      ...(description === undefined ? {} : { description }),
      anyOf: [one, { type: "null" }],
    };
  }
  const [first, second, third] = Array.isArray(anyOf) ? anyOf : [];
  if (!isObject(first) || !isObject(second) || third !== undefined || second.type !== "null") return schema;
  if (
    typeof first.type !== "string" ||
    type !== undefined ||
    first.enum !== undefined ||
    first.const !== undefined
  )
    return schema;
  const clash = Object.keys(rest).some((key) => Object.hasOwn(first, key));
  return clash ? schema : { ...first, ...rest, type: [first.type, "null"] };
}
