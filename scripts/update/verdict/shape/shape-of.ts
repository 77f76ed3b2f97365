import { isBinary } from "../../../common/pipeline/binary.ts";
import { isObject, type Json, type JsonObject } from "../../../common/pipeline/json.ts";
import { same } from "../../merge/same.ts";
import type { Side } from "../side.ts";
import { kindOfWords } from "../words.ts";
import {
  handledElsewhere,
  holdsSchema,
  holdsSchemas,
  isDefault,
  isFact,
  isLower,
  isUpper,
} from "./keyword-kinds.ts";
import { modernize } from "./modernize.ts";
import type { Node, Shape } from "./shape.ts";
import { Types } from "./types.ts";

/** The sides themselves and everything that must hold with them; references are followed. */
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

/** Collects what the sides of a schema say. */
class Builder {
  never = false;
  readonly types = new Types();
  readonly properties = new Map<string, Side[]>();
  readonly required = new Set<string>();
  readonly choices: Node[][] = [];
  readonly parts = new Map<string, Side[]>();
  readonly facts = new Map<string, Json>();
  readonly words = new Map<string, Json>();
  readonly unknown = new Map<string, Json>();

  private addPart(key: string, side: Side): void {
    this.parts.set(key, [...(this.parts.get(key) ?? []), side]);
  }

  private addFact(key: string, value: Json): void {
    if (isDefault(key, value)) return;
    const old = this.facts.get(key);
    if (old === undefined) this.facts.set(key, value);
    else if (isLower(key)) this.facts.set(key, Math.max(Number(old), Number(value)));
    else if (isUpper(key)) this.facts.set(key, Math.min(Number(old), Number(value)));
    else if (key === "pattern" && !same(old, value)) this.facts.set(key, [old, value].flat().sort());
  }

  private addChoice(options: readonly Side[]): void {
    if (options.length === 0) return;
    const shapes = options.map((option) => ({ option, shape: shapeOf([option]) }));
    const isNull = ({ shape: { never, types, nullable, choices } }: (typeof shapes)[number]) =>
      !never && nullable && types?.size === 0 && choices.length === 0;
    const rest = shapes.filter((one) => !isNull(one));
    const stated = shapes.every(({ shape }) => shape.types !== undefined || shape.choices.length > 0);
    if (stated || rest.length < shapes.length)
      this.types.allowNull(shapes.some(({ shape }) => shape.nullable));
    const [only] = rest;
    if (only && rest.length === 1) {
      const { nullable } = this.types;
      this.add([only.option]);
      this.types.nullable = nullable;
      return;
    }
    // Alternatives that are only values are an enum.
    const values = rest.flatMap(({ shape }) => shape.values ?? []);
    if (rest.length > 0 && rest.every(({ shape }) => shape.values && shape.properties.size === 0)) {
      this.types.limitValues(values);
      this.types.limitTypes(rest.flatMap(({ shape }) => [...(shape.types ?? [])]));
      return;
    }
    if (rest.length > 0) this.choices.push(rest.flatMap(({ option, shape }) => alternatives(option, shape)));
  }

  private addOwn(side: Side): void {
    const { value, object } = side;
    if (value === false) this.never = true;
    this.types.add(side);
    for (const [name, property] of side.child("properties").children()) {
      this.properties.set(name, [...(this.properties.get(name) ?? []), property]);
    }
    if (Array.isArray(object.required)) for (const name of object.required) this.required.add(String(name));
    const binary = isBinary(object);
    for (const [key, member] of side.children()) {
      const { value: held = null } = member;
      if (holdsSchema.has(key)) this.addPart(key, member);
      else if (holdsSchemas.has(key))
        for (const [name, part] of member.children()) this.addPart(`${key} ${name}`, part);
      else if (key === "prefixItems")
        for (const [i, part] of member.entries().entries()) this.addPart(`${key} ${i}`, part);
      else if (isFact(key)) {
        if (!(binary && (key === "format" || key === "contentMediaType"))) this.addFact(key, held);
      } else if (kindOfWords(key) !== undefined) {
        // Words beside a reference come before those of its target.
        if (!this.words.has(key)) this.words.set(key, held);
      } else if (!handledElsewhere.has(key)) this.unknown.set(key, held);
    }
    this.addChoice(side.child("oneOf").entries());
    this.addChoice(side.child("anyOf").entries());
  }

  add(node: Node): void {
    for (const side of spread(node)) this.addOwn(side);
  }
}

/** The alternatives of a nested choice are alternatives of the outer one. */
function alternatives(option: Side, shape: Shape): Node[] {
  const [choice, second] = shape.choices;
  const bare = shape.properties.size === 0 && shape.facts.size === 0 && shape.required.size === 0;
  return choice && !second && bare && shape.parts.size === 0 ? [...choice] : [[option]];
}

/**
 * By document and by object: two documents may share an object whose reference has a different target in each. A document does
 * not change while it is compared.
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
  // A schema that is an alternative of itself adds nothing.
  if (!building.has(key)) {
    building.add(key);
    try {
      builder.add(node);
    } finally {
      building.delete(key);
    }
  }
  const { types, nullable, values } = builder.types;
  modernize(builder.facts, types);
  const { never, properties, required, choices, parts, facts, words: text, unknown } = builder;
  for (const [part, sides] of parts)
    if (sides.every(isAnything) && part !== "additionalProperties") parts.delete(part);
  // Without `contains` they limit nothing.
  if (!parts.has("contains")) for (const key of ["minContains", "maxContains"]) facts.delete(key);
  return {
    node,
    never,
    types,
    nullable: nullable ?? true,
    values,
    // A property whose schema is `false` is forbidden.
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
