import type { Json, JsonObject } from "../../../common/pipeline/json.ts";
import { areEqual } from "../../verdict/schema.ts";
import type { Side } from "../../verdict/side.ts";
import { kindOfWords } from "../../verdict/words.ts";
import { same } from "../same.ts";
import { Components, type Kind } from "./components.ts";
import { facts, orderedKeys, saysNothing } from "./order.ts";
import type { Pair } from "./pair.ts";
import { Schemas } from "./schemas.ts";

/** The kinds of the members of an OpenAPI object; in brackets, the members of a map. */
const members: Readonly<Record<Exclude<Kind, "schema">, Readonly<Record<string, Kind | readonly [Kind]>>>> = {
  media: { schema: "schema", encoding: ["encoding"] },
  encoding: { headers: ["header"] },
  header: { schema: "schema", content: ["media"] },
  response: { headers: ["header"], content: ["media"] },
  body: { content: ["media"] },
  plain: {},
};

const isExample = (key: string) => kindOfWords(key) === "examples";

/** Bodies, responses, headers and parameters, which may be components, with their contents. */
export class Objects {
  readonly components: Components;
  private readonly schemas = new Schemas((ref, now) => this.components.adopt(ref, now));

  constructor(pair: Pair) {
    this.components = new Components(pair, (kind, old, now) => this.align(kind, old, now));
  }

  align(kind: Kind, old: Side, now: Side): Json {
    if (!old.exists || !now.exists) return now.value ?? null;
    if (kind === "schema") return this.schemas.align(old, now);
    const { $ref } = old.object;
    if (typeof $ref === "string") {
      this.components.adopt($ref, now.resolved());
      const mine = this.align(kind, old.resolved(), now.resolved());
      const theirs = this.components.get($ref);
      return theirs !== undefined && same(facts(mine), facts(theirs)) ? (old.value ?? null) : mine;
    }
    return this.alignObject(kind, old, now.resolved());
  }

  private alignObject(kind: Exclude<Kind, "schema">, old: Side, now: Side): JsonObject {
    const result: JsonObject = {};
    const table = members[kind];
    const [a, b] = [old.child("schema"), now.child("schema")];
    const shows = a.exists && b.exists && areEqual(a, b);
    for (const key of orderedKeys(old.object, now.object)) {
      const [was, is] = [old.child(key), now.child(key)];
      const member = table[key];
      if (!was.exists) {
        // An example is replaced together with the schema that it illustrates.
        const kept = saysNothing(key, is.value) || (isExample(key) && shows);
        if (!kept) result[key] = is.value ?? null;
      } else if (member === undefined) {
        result[key] = (isExample(key) && shows ? was : is).value ?? null;
      } else if (typeof member === "string") result[key] = this.align(member, was, is);
      else result[key] = this.alignMap(member[0], was, is);
    }
    for (const [key, value] of Object.entries(old.object)) {
      if (!Object.hasOwn(result, key) && (isExample(key) || saysNothing(key, value))) result[key] = value;
    }
    return result;
  }

  alignMap(kind: Kind, old: Side, now: Side): JsonObject {
    const names = orderedKeys(old.object, now.object);
    return Object.fromEntries(
      names.map((name) => [name, this.align(kind, old.child(name), now.child(name))]),
    );
  }
}
