import { isObject, type Json, type JsonObject } from "../../../common/pipeline/json.ts";
import { kindOfWords } from "../../verdict/words.ts";
import { MergeContext } from "../context.ts";
import { same } from "../same.ts";

/** The keys of the new object in its own order, unless the old one has the same keys in another order. */
export function orderedKeys(old: JsonObject, now: JsonObject): string[] {
  const shared = Object.keys(old).filter((key) => Object.hasOwn(now, key));
  const keys = Object.keys(now);
  if (
    same(
      shared,
      keys.filter((key) => Object.hasOwn(old, key)),
    )
  )
    return keys;
  return [...shared, ...keys.filter((key) => !Object.hasOwn(old, key))];
}

/** An unordered list, in its previous order. */
export function orderedList(old: Json | undefined, now: Json[]): Json[] {
  if (!Array.isArray(old)) return now;
  const has = (items: readonly Json[], item: Json) => items.some((other) => same(other, item));
  return [...old.filter((item) => has(now, item)), ...now.filter((item) => !has(old, item))];
}

/** The part that matters to a program, without extensions. */
export function facts(value: Json, at: MergeContext = MergeContext.root): Json {
  if (Array.isArray(value)) return value.map((item, i) => facts(item, at.child(`${i}`)));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).flatMap(([key, member]): [string, Json][] => {
    const child = at.child(key);
    const text = child.isKeyword && kindOfWords(key) !== undefined;
    return text || child.isProse(member) ? [] : [[key, facts(member, child)]];
  });
  return Object.fromEntries(entries);
}

const flags = new Set(
  "required deprecated allowReserved allowEmptyValue uniqueItems nullable readOnly writeOnly".split(" "),
);

/** `false` where it is the default. */
export const saysNothing = (key: string, value: Json | undefined) => value === false && flags.has(key);
