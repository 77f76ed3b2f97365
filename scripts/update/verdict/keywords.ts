import { isObject, type Json } from "../../common/pipeline/json.ts";
import { same } from "../merge/same.ts";
import type { Direction, Level } from "./change.ts";
import { isLower, isUpper } from "./shape/keyword-kinds.ts";
import type { Shape } from "./shape/shape.ts";
import { type Finding, narrower, wider } from "./values.ts";

/** Does a change to a rule from one member to others, `{ card: [name] }`, require more? */
function asksForMore(old: Json | undefined, now: Json | undefined): boolean {
  if (!isObject(now)) return false;
  const before = isObject(old) ? old : {};
  return Object.entries(now).some(
    ([key, names]) => Array.isArray(names) && names.some((name) => ![before[key]].flat().includes(name)),
  );
}

/** The order of names in `dependentRequired` is meaningless. */
function inOrder(keyword: string, value: Json | undefined): Json | undefined {
  if (keyword !== "dependentRequired" || !isObject(value)) return value;
  const entries = Object.entries(value).filter(([, names]) => Array.isArray(names) && names.length > 0);
  return Object.fromEntries(entries.map(([key, names]) => [key, [names].flat().map(String).sort()]));
}

function level(keyword: string, old: Json | undefined, now: Json | undefined, direction: Direction): Level {
  const [isNew, isGone] = [old === undefined, now === undefined];
  const request = direction === "request";
  if (isLower(keyword) || isUpper(keyword)) {
    if (keyword === "minContains" && now === 0) return wider(direction);
    const tighter =
      isNew || (!isGone && (isLower(keyword) ? Number(now) > Number(old) : Number(now) < Number(old)));
    return tighter ? narrower(direction) : "minor";
  }
  switch (keyword) {
    // Omitting the field now means something else; in a response a default has no effect.
    case "default":
      return request ? (isNew ? "minor" : "major") : "patch";
    case "contentEncoding":
    case "contentMediaType":
      return "major";
    case "format":
      return isNew ? narrower(direction) : isGone ? "minor" : "major";
    case "readOnly":
      return now === true && request ? "major" : "minor";
    case "writeOnly":
      return now === true && !request ? "major" : "minor";
    case "deprecated":
      return "minor";
    case "multipleOf":
      // Multiples of 4 are multiples of 2.
      return isGone || (!isNew && Number(old) % Number(now) === 0) ? "minor" : narrower(direction);
    case "dependentRequired":
      return asksForMore(old, now) ? narrower(direction) : wider(direction);
    case "$dynamicRef":
      return "major";
    default:
      return isGone ? "minor" : narrower(direction);
  }
}

const show = (value: Json | undefined) => (value === undefined ? "nothing" : JSON.stringify(value));

/** Compares members of a schema that hold a single fact. */
export function compareKeywords(before: Shape, after: Shape, direction: Direction): Finding[] {
  return [...new Set([...before.facts.keys(), ...after.facts.keys()])].flatMap((keyword) => {
    if (keyword === "discriminator") return [];
    const old = inOrder(keyword, before.facts.get(keyword));
    const now = inOrder(keyword, after.facts.get(keyword));
    if (same(old, now)) return [];
    const text = `${keyword} ${show(old)} is now ${show(now)}`;
    return [{ level: level(keyword, old, now, direction), rule: `${keyword}-changed`, text, keyword }];
  });
}
