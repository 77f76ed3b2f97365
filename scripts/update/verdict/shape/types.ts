import { isBinary } from "../../../common/pipeline/binary.ts";
import type { Json } from "../../../common/pipeline/json.ts";
import { same } from "../../merge/same.ts";
import type { Side } from "../side.ts";

/** Which types and values the sides of a schema leave, null apart from the others. */
export class Types {
  /** Undefined: any. */
  types: ReadonlySet<string> | undefined;
  /** Undefined: nothing was said. */
  nullable: boolean | undefined;
  /** Undefined: any. */
  values: readonly Json[] | undefined;

  add(side: Side): void {
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
    // In `{ type: number, enum: [1] }` the type is wider, but our types are made from the enum.
    if (types) this.limitTypes(types);
  }

  allowNull(allowed: boolean): void {
    this.nullable = this.nullable === undefined ? allowed : this.nullable && allowed;
  }

  limitTypes(types: Iterable<string>): void {
    this.types = intersect(this.types, new Set(types));
  }

  limitValues(values: readonly Json[]): void {
    const named = values.filter((value) => value !== null);
    this.values = this.values?.filter((value) => named.some((other) => same(other, value))) ?? named;
  }
}

function typeOf(value: Json): string {
  if (Array.isArray(value)) return "array";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return typeof value;
}

export const covers = (types: ReadonlySet<string>, type: string): boolean =>
  types.has(type) || (type === "integer" && types.has("number"));

function intersect(a: ReadonlySet<string> | undefined, b: ReadonlySet<string>): ReadonlySet<string> {
  if (!a) return b;
  return new Set([...[...a].filter((type) => covers(b, type)), ...[...b].filter((type) => covers(a, type))]);
}
