import { isObject, type Json, type JsonObject } from "../../../common/pipeline/json.ts";
import { areEqual } from "../../verdict/schema.ts";
import type { Node } from "../../verdict/shape/shape.ts";
import { shapeOf } from "../../verdict/shape/shape-of.ts";
import type { Side } from "../../verdict/side.ts";
import { kindOfWords } from "../../verdict/words.ts";
import { same } from "../same.ts";
import { orderedKeys, orderedList, saysNothing } from "./order.ts";

/** Adopts a component of the vendored document with its new meaning; `now` is what the new document has in its place. */
export type Adopt = (ref: string, now: Side | undefined) => Side | undefined;

const maps = /^(properties|patternProperties|\$defs|dependentSchemas)$/;
const lists = /^(allOf|oneOf|anyOf|prefixItems)$/;
const single =
  /^(items|contains|additionalProperties|propertyNames|unevaluatedItems|unevaluatedProperties|not|if|then|else|contentSchema)$/;
const isText = (key: string) => kindOfWords(key) !== undefined;
const isExample = (key: string) => key === "example" || key === "examples";

const isNull = ({ object }: Side) => object.type === "null" || object.const === null;

function withoutText(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !isText(key)));
}

/** One step towards the spelling of `old`; undefined if there is none left. */
function step(old: JsonObject, now: Side): JsonObject | undefined {
  const { object } = now;
  const { $ref, allOf, anyOf, oneOf, type, ...rest } = object;
  const target = now.target();
  if (target && old.$ref === undefined) {
    const { $ref: _, ...siblings } = object;
    return same(withoutText(siblings), {}) ? { ...target.object, ...siblings } : undefined;
  }
  const [part, second] = now.child("allOf").entries();
  if (part && !second && old.allOf === undefined) {
    const inner = part.resolved().object;
    const { allOf: _, ...outer } = object;
    const clash = Object.keys(withoutText(outer)).some((key) => Object.hasOwn(inner, key));
    return clash ? undefined : { ...inner, ...outer };
  }
  const key = anyOf === undefined ? "oneOf" : "anyOf";
  const options = now.child(key).entries();
  const others = options.filter((option) => !isNull(option));
  const [only] = others;
  const oldNull = Array.isArray(old.type) && old.type.includes("null");
  if (only && others.length === 1 && options.length === 2 && oldNull && old[key] === undefined) {
    const inner = only.resolved().object;
    const { [key]: _, ...outer } = object;
    const values = Array.isArray(inner.enum) ? { enum: [...inner.enum, null] } : {};
    if (typeof inner.type === "string") return { ...inner, ...outer, ...values, type: [inner.type, "null"] };
  }
  const names = Array.isArray(type) ? type : undefined;
  if (names?.length === 1 && typeof old.type === "string") return { ...object, type: names[0] ?? null };
  const wanted = ["anyOf", "oneOf"].find((one) => Array.isArray(old[one]));
  const others2 = names?.filter((name) => name !== "null") ?? [];
  if (wanted && names?.includes("null") && anyOf === undefined && oneOf === undefined && $ref === undefined) {
    const text = Object.fromEntries(Object.entries(rest).filter(([one]) => isText(one)));
    const bare = withoutText(rest);
    const values = Array.isArray(bare.enum) ? { enum: bare.enum.filter((value) => value !== null) } : {};
    const inner = { ...bare, ...values, type: others2.length === 1 ? (others2[0] ?? null) : others2 };
    return { ...text, [wanted]: [inner, { type: "null" }] };
  }
  return undefined;
}

function spelledLike(old: JsonObject, now: Side): Side {
  let side = now;
  for (let i = 0; i < 8; i++) {
    const next = step(old, side);
    if (next === undefined) return side;
    side = side.written(next);
  }
  return side;
}

export class Schemas {
  constructor(private readonly adopt: Adopt) {}

  /** The new schema, spelled like the vendored one where that means the same. */
  align(old: Side, now: Side): Json {
    if (!old.exists || !isObject(old.value) || !now.exists) return now.value ?? null;
    const { $ref } = old.object;
    if (typeof $ref === "string") return this.alignReference($ref, old, now);
    if (areEqual(old, now)) return this.reword(old, now);
    return this.alignMembers(old, spelledLike(old.object, now));
  }

  private alignReference(ref: string, old: Side, now: Side): Json {
    const adopted = this.adopt(ref, now.resolved());
    const bare = same(withoutText(old.object), { $ref: ref });
    if (adopted && bare && areEqual(adopted, now)) return old.value ?? null;
    if (!bare && areEqual(old, now)) return old.value ?? null;
    return now.value ?? null;
  }

  private alignMembers(old: Side, now: Side): Json {
    if (!isObject(now.value)) return now.value ?? null;
    const result: JsonObject = {};
    for (const key of orderedKeys(old.object, now.object)) {
      const [a, b] = [old.child(key), now.child(key)];
      if (!a.exists) {
        if (!saysNothing(key, b.value)) result[key] = b.value ?? null;
      } else if (maps.test(key)) {
        const entries = orderedKeys(a.object, b.object).map((name) => [
          name,
          this.align(a.child(name), b.child(name)),
        ]);
        result[key] = Object.fromEntries(entries);
      } else if (single.test(key)) result[key] = this.align(a, b);
      else if (lists.test(key)) result[key] = this.alignList(a, b, key);
      else if ((key === "required" || key === "enum" || key === "type") && Array.isArray(b.value)) {
        result[key] = orderedList(a.value, b.value);
      } else result[key] = b.value ?? null;
    }
    for (const [key, value] of Object.entries(old.object)) {
      if (!Object.hasOwn(result, key) && (isExample(key) || saysNothing(key, value))) result[key] = value;
    }
    return result;
  }

  private alignList(old: Side, now: Side, key: string): Json {
    const [before, after] = [old.entries(), now.entries()];
    if (key === "prefixItems") return after.map((item, i) => this.align(before[i] ?? item, item));
    const left = [...after];
    const paired = before.map((one) => {
      const i = left.findIndex((other) => areEqual(one, other));
      return i === -1 ? undefined : left.splice(i, 1)[0];
    });
    const result = before.flatMap((one, i): Json[] => {
      const other = paired[i] ?? (before.length === after.length ? left.shift() : undefined);
      return other ? [this.align(one, other)] : [];
    });
    return [...result, ...left.map((item) => item.value ?? null)];
  }

  /** Both mean the same, so only texts are adopted. */
  private reword(old: Side, now: Side): Json {
    const shape = shapeOf([now]);
    const first = (node: Node | undefined) => node?.[0];
    const options = shape.choices.flat();
    const child = (side: Side, node: Side | undefined) => this.rewordChild(side, node);
    const result: JsonObject = {};
    for (const [key, side] of old.children()) {
      const value = side.value ?? null;
      if (key === "properties") {
        result[key] = Object.fromEntries(
          [...side.children()].map(([name, one]) => [name, child(one, first(shape.properties.get(name)))]),
        );
      } else if (maps.test(key)) {
        result[key] = Object.fromEntries(
          [...side.children()].map(([name, one]) => [
            name,
            child(one, first(shape.parts.get(`${key} ${name}`))),
          ]),
        );
      } else if (single.test(key)) result[key] = child(side, first(shape.parts.get(key)));
      else if (lists.test(key)) {
        const there = now.child(key).entries();
        result[key] = side.entries().map((one) => {
          const found = [...there, ...options.flat()].find((other) => areEqual(one, other));
          return child(one, found);
        });
      } else if (isText(key) && !isExample(key)) {
        const word = shape.words.get(key);
        if (word !== undefined) result[key] = word;
      } else result[key] = value;
    }
    for (const [key, word] of Object.entries(now.object))
      if (isText(key) && !isExample(key) && !Object.hasOwn(result, key)) result[key] = word;
    return result;
  }

  private rewordChild(old: Side, now: Side | undefined): Json {
    const { $ref } = old.object;
    if (typeof $ref === "string") {
      const adopted = this.adopt($ref, now?.resolved());
      // What it refers to may have changed in the new document while this location has not.
      return adopted && now && !areEqual(adopted, now) ? (now.value ?? null) : (old.value ?? null);
    }
    if (!isObject(old.value)) return old.value ?? null;
    return this.reword(old, now ?? old);
  }
}
