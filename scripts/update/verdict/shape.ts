import type { Json } from "../../common/pipeline/json.ts";
import type { Side } from "./side.ts";

/** What a schema says, with `allOf` drawn together and every spelling of "may be null" as a type. */
export interface Shape {
  readonly side: Side;
  /** undefined: any. */
  readonly types: ReadonlySet<string> | undefined;
  readonly values: readonly Json[] | undefined;
  readonly properties: ReadonlyMap<string, Side>;
  readonly required: ReadonlySet<string>;
  readonly branches: readonly Side[];
  readonly items: Side | undefined;
  /** undefined: not said. */
  readonly additional: Side | undefined;
  readonly keywords: ReadonlyMap<string, Json>;
}

const structural = new Set(
  "type enum const properties required allOf anyOf oneOf items additionalProperties $ref".split(" "),
);

function typeOf(value: Json): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

function ownTypes(side: Side, values: readonly Json[] | undefined): Set<string> | undefined {
  const { type, properties, items, nullable } = side.object;
  const given = Array.isArray(type) ? type.map(String) : typeof type === "string" ? [type] : undefined;
  const implied = values ? values.map(typeOf) : properties ? ["object"] : items ? ["array"] : undefined;
  const types = given ?? implied;
  return types && new Set(nullable === true ? [...types, "null"] : types);
}

function alternatives(side: Side): Side[] {
  return [...side.at("oneOf").items(), ...side.at("anyOf").items()];
}

function isNull({ object }: Side): boolean {
  return object.type === "null" || object.const === null;
}

function ownShape(side: Side): Shape {
  const { object } = side;
  const constant = "const" in object && object.const !== undefined ? [object.const] : undefined;
  const values = Array.isArray(object.enum) ? object.enum : constant;
  const required = Array.isArray(object.required) ? object.required.map(String) : [];
  return {
    side,
    types: ownTypes(side, values),
    values,
    // `false` as the schema of a property forbids it.
    properties: new Map(
      [...side.at("properties").members()].filter(([, property]) => property.value !== false),
    ),
    required: new Set(required),
    branches: [],
    items: side.at("items").exists ? side.at("items") : undefined,
    additional: side.at("additionalProperties").exists ? side.at("additionalProperties") : undefined,
    keywords: new Map(Object.entries(object).filter(([key]) => !structural.has(key))),
  };
}

function both(a: Shape, b: Shape): Shape {
  return {
    side: a.side,
    types:
      a.types && b.types ? new Set([...a.types].filter((type) => b.types?.has(type))) : (a.types ?? b.types),
    values: a.values ?? b.values,
    properties: new Map([...b.properties, ...a.properties]),
    required: new Set([...a.required, ...b.required]),
    branches: [...a.branches, ...b.branches],
    items: a.items ?? b.items,
    additional: a.additional ?? b.additional,
    keywords: new Map([...b.keywords, ...a.keywords]),
  };
}

export function shapeOf(side: Side, depth = 0): Shape {
  let shape = ownShape(side);
  if (depth > 20) return shape;
  for (const part of side.at("allOf").items()) shape = both(shape, shapeOf(part, depth + 1));
  const options = alternatives(side);
  const nullable = options.some(isNull);
  const branches = options.filter((option) => !isNull(option));
  const [only] = branches;
  if (only && branches.length === 1) shape = both(shape, shapeOf(only, depth + 1));
  else if (branches.length > 1) shape = { ...shape, branches: [...shape.branches, ...branches] };
  return nullable && shape.types ? { ...shape, types: new Set([...shape.types, "null"]) } : shape;
}
