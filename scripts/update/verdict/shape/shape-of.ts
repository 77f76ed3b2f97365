import { isBinary } from "../../common/pipeline/binary.ts";
import { isObject, type Json, type JsonObject } from "../../common/pipeline/json.ts";
import { same } from "../merge/same.ts";
import type { Side } from "./side.ts";
import { kindOfWords } from "./words.ts";

/** A schema: every one of these has to hold. `allOf`, a reference and what stands beside it are one such list. */
export type Node = readonly Side[];

/** What a schema says, however it is spelled. */
export interface Shape {
  readonly node: Node;
  /** `false`: nothing passes. */
  readonly never: boolean;
  /** Null left out; undefined: any. */
  readonly types: ReadonlySet<string> | undefined;
  readonly nullable: boolean;
  /** Null left out; undefined: any. */
  readonly values: readonly Json[] | undefined;
  readonly properties: ReadonlyMap<string, Node>;
  readonly required: ReadonlySet<string>;
  /** Alternatives, null left out; of several lists one of each has to hold. */
  readonly choices: readonly (readonly Node[])[];
  /** Schemas within this one, by keyword: `items`, `not`, `patternProperties ^x-`, `prefixItems 0`. */
  readonly parts: ReadonlyMap<string, Node>;
  /** Keywords that hold a single fact, defaults left out. */
  readonly facts: ReadonlyMap<string, Json>;
  readonly words: ReadonlyMap<string, Json>;
  readonly unknown: ReadonlyMap<string, Json>;
}

const words = (line: string) => new Set(line.split(" "));

const single = words(
  "items contains additionalProperties propertyNames unevaluatedItems unevaluatedProperties not if then else contentSchema",
);
const maps = words("patternProperties dependentSchemas");
export const lowerLimits = words("minLength minItems minProperties minContains");
export const upperLimits = words("maxLength maxItems maxProperties maxContains");
const bounds = words("minimum maximum exclusiveMinimum exclusiveMaximum");
const flags = words("uniqueItems readOnly writeOnly deprecated");
const plain = words(
  "pattern multipleOf format default contentEncoding contentMediaType discriminator dependentRequired $dynamicRef",
);
/** Read elsewhere, or of no effect: what `$defs` holds counts where it is referred to. */
const handled = words(
  "type enum const nullable properties required allOf anyOf oneOf prefixItems $ref $defs definitions $id $schema $anchor $dynamicAnchor $vocabulary",
);

const isFact = (key: string) =>
  lowerLimits.has(key) || upperLimits.has(key) || bounds.has(key) || flags.has(key) || plain.has(key);

/** What a keyword means when it is absent, so that saying so says nothing. */
function isDefault(key: string, value: Json): boolean {
  if (lowerLimits.has(key)) return value === (key === "minContains" ? 1 : 0);
  if (flags.has(key)) return value === false;
  if (key === "dependentRequired") return isObject(value) && Object.keys(value).length === 0;
  return false;
}

function typeOf(value: Json): string {
  if (Array.isArray(value)) return "array";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return typeof value;
}

export const covers = (types: ReadonlySet<string>, type: string): boolean =>
  types.has(type) || (type === "integer" && types.has("number"));

function intersect(a: ReadonlySet<string> | undefined, b: ReadonlySet<string> | undefined) {
  if (!a || !b) return a ?? b;
  return new Set([...[...a].filter((type) => covers(b, type)), ...[...b].filter((type) => covers(a, type))]);
}

/** The side itself and everything that has to hold with it, references followed. */
function spread(node: Node): Side[] {
  const found = new Map<string, Side>();
  const visit = (side: Side): void => {
    if (found.has(side.pointer)) return;
    found.set(side.pointer, side);
    const target = side.target();
    if (target) visit(target);
    for (const part of side.child("allOf").entries()) visit(part);
  };
  for (const side of node) visit(side);
  return [...found.values()];
}

class Builder {
  never = false;
  types: ReadonlySet<string> | undefined;
  nullable: boolean | undefined;
  values: Json[] | undefined;
  readonly properties = new Map<string, Side[]>();
  readonly required = new Set<string>();
  readonly choices: Node[][] = [];
  readonly parts = new Map<string, Side[]>();
  readonly facts = new Map<string, Json>();
  readonly words = new Map<string, Json>();
  readonly unknown = new Map<string, Json>();

  private allowNull(allowed: boolean): void {
    this.nullable = this.nullable === undefined ? allowed : this.nullable && allowed;
  }

  private limitValues(values: readonly Json[]): void {
    const named = values.filter((value) => value !== null);
    this.values = this.values?.filter((value) => named.some((other) => same(other, value))) ?? named;
  }

  private addPart(key: string, side: Side): void {
    this.parts.set(key, [...(this.parts.get(key) ?? []), side]);
  }

  private addTypes(side: Side): void {
    const { object } = side;
    const { type, nullable } = object;
    const constant = Object.hasOwn(object, "const") ? [object.const ?? null] : undefined;
    const listed = Array.isArray(object.enum) ? object.enum : constant;
    const given = Array.isArray(type) ? type.map(String) : typeof type === "string" ? [type] : undefined;
    if (listed) this.limitValues(listed);
    if (given) this.allowNull(given.includes("null") || nullable === true);
    else if (listed) this.allowNull(listed.includes(null));
    const binary = isBinary(object) && (given === undefined || given.includes("string"));
    const named = given?.filter((name) => name !== "null");
    const implied = listed?.filter((value) => value !== null).map(typeOf);
    const structure = side.child("properties").exists
      ? ["object"]
      : side.child("items").exists
        ? ["array"]
        : undefined;
    const types = binary ? ["binary"] : (named ?? implied ?? structure);
    // In `{ type: number, enum: [1] }` the type is the wider one, and what our types are made of is the enum.
    if (types) this.types = intersect(this.types, new Set(types));
  }

  private addFact(key: string, value: Json): void {
    if (isDefault(key, value)) return;
    const old = this.facts.get(key);
    if (old === undefined) this.facts.set(key, value);
    else if (lowerLimits.has(key) || /inimum$/.test(key))
      this.facts.set(key, Math.max(Number(old), Number(value)));
    else if (upperLimits.has(key) || /aximum$/.test(key))
      this.facts.set(key, Math.min(Number(old), Number(value)));
    else if (key === "pattern" && !same(old, value)) this.facts.set(key, [old, value].flat().sort());
  }

  private addChoice(options: readonly Side[]): void {
    if (options.length === 0) return;
    const shapes = options.map((option) => ({ option, shape: shapeOf([option]) }));
    const isNull = ({ shape: { never, types, nullable, choices } }: (typeof shapes)[number]) =>
      !never && nullable && types?.size === 0 && choices.length === 0;
    const rest = shapes.filter((one) => !isNull(one));
    const stated = shapes.every(({ shape }) => shape.types !== undefined || shape.choices.length > 0);
    if (stated || rest.length < shapes.length) this.allowNull(shapes.some(({ shape }) => shape.nullable));
    const [only] = rest;
    if (only && rest.length === 1) {
      const { nullable } = this;
      this.add([only.option]);
      this.nullable = nullable;
      return;
    }
    // Alternatives that are single values are an enum.
    const values = rest.flatMap(({ shape }) => shape.values ?? []);
    if (rest.length > 0 && rest.every(({ shape }) => shape.values && shape.properties.size === 0)) {
      this.limitValues(values);
      this.types = intersect(this.types, new Set(rest.flatMap(({ shape }) => [...(shape.types ?? [])])));
      return;
    }
    if (rest.length > 0) this.choices.push(rest.flatMap(({ option, shape }) => alternatives(option, shape)));
  }

  private addOwn(side: Side): void {
    const { value, object } = side;
    if (value === false) this.never = true;
    this.addTypes(side);
    for (const [name, property] of side.child("properties").children()) {
      this.properties.set(name, [...(this.properties.get(name) ?? []), property]);
    }
    if (Array.isArray(object.required)) for (const name of object.required) this.required.add(String(name));
    const binary = isBinary(object);
    for (const [key, member] of side.children()) {
      const { value: held = null } = member;
      if (single.has(key)) this.addPart(key, member);
      else if (maps.has(key))
        for (const [name, part] of member.children()) this.addPart(`${key} ${name}`, part);
      else if (key === "prefixItems")
        for (const [i, part] of member.entries().entries()) this.addPart(`${key} ${i}`, part);
      else if (isFact(key)) {
        if (!(binary && (key === "format" || key === "contentMediaType"))) this.addFact(key, held);
      } else if (kindOfWords(key) !== undefined) {
        // A reference's own words come before those of what it refers to.
        if (!this.words.has(key)) this.words.set(key, held);
      } else if (!handled.has(key)) this.unknown.set(key, held);
    }
    this.addChoice(side.child("oneOf").entries());
    this.addChoice(side.child("anyOf").entries());
  }

  add(node: Node): void {
    for (const side of spread(node)) this.addOwn(side);
  }
}

const limits = [
  ["minimum", "exclusiveMinimum", 1],
  ["maximum", "exclusiveMaximum", -1],
] as const;

/** As 3.1 has it: an exclusive limit is a number of its own, and base64 an encoding. */
function modernize(facts: Map<string, Json>, types: ReadonlySet<string> | undefined): void {
  if (facts.get("format") === "byte") {
    facts.delete("format");
    facts.set("contentEncoding", "base64");
  }
  const whole = types?.size === 1 && types.has("integer");
  for (const [plainKey, exclusiveKey, step] of limits) {
    const [limit, exclusive] = [facts.get(plainKey), facts.get(exclusiveKey)];
    if (typeof exclusive === "boolean") {
      facts.delete(exclusiveKey);
      if (!exclusive || limit === undefined) continue;
      facts.delete(plainKey);
      facts.set(exclusiveKey, limit);
    }
    // Of whole numbers, more than 0 is 1 or more.
    const bound = facts.get(exclusiveKey);
    if (!whole || typeof bound !== "number" || !Number.isInteger(bound)) continue;
    facts.delete(exclusiveKey);
    const own = Number(facts.get(plainKey) ?? bound + step);
    facts.set(plainKey, step > 0 ? Math.max(own, bound + step) : Math.min(own, bound + step));
  }
}

/** A nested choice is as many alternatives of the outer one. */
function alternatives(option: Side, shape: Shape): Node[] {
  const [choice, second] = shape.choices;
  const bare = shape.properties.size === 0 && shape.facts.size === 0 && shape.required.size === 0;
  return choice && !second && bare && shape.parts.size === 0 ? [...choice] : [[option]];
}

/**
 * By document and what is written there: two documents may share an object whose reference leads to one thing in the one
 * and to another in the other. A document is not changed while it is compared.
 */
const known = new WeakMap<JsonObject, WeakMap<JsonObject, Shape>>();

const building = new Set<string>();

export function shapeOf(node: Node): Shape {
  const [side] = node;
  if (!side || node.length > 1 || !isObject(side.value)) return build(node);
  const shapes = known.get(side.document) ?? new WeakMap<JsonObject, Shape>();
  known.set(side.document, shapes);
  const before = shapes.get(side.value);
  if (before) return before;
  const shape = build(node);
  if (building.size === 0) shapes.set(side.value, shape);
  return shape;
}

function build(node: Node): Shape {
  const builder = new Builder();
  const key = node.map(({ pointer }) => pointer).join(" ");
  // An alternative that is the schema itself adds none.
  if (!building.has(key)) {
    building.add(key);
    try {
      builder.add(node);
    } finally {
      building.delete(key);
    }
  }
  modernize(builder.facts, builder.types);
  const { never, types, values, properties, required, choices, parts, facts, words: text, unknown } = builder;
  for (const [part, sides] of parts)
    if (sides.every(isAnything) && part !== "additionalProperties") parts.delete(part);
  // Alone they limit nothing.
  if (!parts.has("contains")) for (const key of ["minContains", "maxContains"]) facts.delete(key);
  return {
    node,
    never,
    types,
    nullable: builder.nullable ?? true,
    values,
    // `false` as the schema of a property forbids it.
    properties: new Map([...properties].filter(([, sides]) => !sides.some(({ value }) => value === false))),
    required,
    choices,
    parts,
    facts,
    words: text,
    unknown,
  };
}

export function isAnything({ value, object }: Side): boolean {
  return (
    value === true || (value !== false && Object.keys(object).every((key) => kindOfWords(key) !== undefined))
  );
}
