import { isObject } from "../../common/pipeline/json.ts";
import type { AddChange, Direction, Level } from "./change.ts";
import { compareChoices } from "./choices.ts";
import { deeper, isEqual, type SchemaContext } from "./context.ts";
import { compareDiscriminators } from "./discriminator.ts";
import { compareKeywords } from "./keywords.ts";
import type { Node, Shape } from "./shape/shape.ts";
import { isAnything, shapeOf } from "./shape/shape-of.ts";
import type { Side } from "./side.ts";
import { compareTypes, compareValues, narrower, wider } from "./values.ts";
import { reportUnknown, reportWords } from "./words.ts";

/** Where a schema's text is, so that a shared schema has a single location. */
const pointerOf = (node: Node | undefined) => node?.[0]?.resolved().pointer ?? "#";

/** Never sent in this direction: OpenAPI lets a read-only property be required, and means in responses. */
function leftOut(property: Node | undefined, direction: Direction): boolean {
  return (
    property !== undefined && shapeOf(property).facts.has(direction === "request" ? "readOnly" : "writeOnly")
  );
}

function compareProperties(before: Shape, after: Shape, context: SchemaContext): void {
  const { direction } = context;
  const names = [before.properties, after.properties].flatMap((properties) => [...properties.keys()]);
  for (const name of new Set([...names, ...before.required, ...after.required])) {
    const [old, now] = [before.properties.get(name), after.properties.get(name)];
    const [was, is] = [before.required.has(name), after.required.has(name)];
    const found = (level: Level, rule: string, text: string) =>
      context.report({
        level,
        rule,
        at: `${context.at} › ${name}`,
        // The place of definition, so that a shared schema has one location even where it may be null.
        pointer:
          (old ?? now)?.[0]?.pointer ?? `${pointerOf(was ? before.node : after.node)}/properties/${name}`,
        text,
      });
    if (old && now) context.compare(old, now, deeper(context, name));
    if ((leftOut(old, direction) || !old) && (leftOut(now, direction) || !now) && (old || now)) continue;
    if (old && !now) found("major", "property-removed", "removed");
    else if (!old && now) {
      found(is ? narrower(direction) : "minor", "property-added", is ? "added, required" : "added");
    } else if (was !== is) {
      const level = is ? narrower(direction) : wider(direction);
      found(level, "required-changed", is ? "is now required" : "is now optional");
    }
  }
}

const isClosed = (part: Node | undefined) => part?.some(({ value }) => value === false) ?? false;

function compareAdditional(before: Shape, after: Shape, context: SchemaContext): void {
  const { direction } = context;
  const pointer = `${pointerOf(before.node)}/additionalProperties`;
  const found = (level: Level, text: string) =>
    context.report({ level, rule: "additional-properties-changed", at: context.at, pointer, text });
  const [old, now] = [before.parts.get("additionalProperties"), after.parts.get("additionalProperties")];
  if (isClosed(old) || isClosed(now)) {
    if (isClosed(old) === isClosed(now)) return;
    if (isClosed(old)) found("minor", "now allows further members");
    else found(direction === "request" || old ? "major" : "minor", "no longer allows further members");
    return;
  }
  const [wasAny, isAny] = [old?.every(isAnything) ?? true, now?.every(isAnything) ?? true];
  if (old && now && !wasAny && !isAny) context.compare(old, now, deeper(context, "*"));
  else if (wasAny && !isAny) found(old ? narrower(direction) : "minor", "further members now have a type");
  else if (!wasAny && isAny) found(wider(direction), "further members no longer have a type");
}

/** Conditions: whether a changed one requires more or less cannot be determined from outside. */
const conditions = /^(not|if)$/;
/** What these describe is part of our types, so losing them takes something away from readers. */
const typed = /^(items|prefixItems|patternProperties|contentSchema)\b/;

function levelOfPart(
  key: string,
  appeared: boolean,
  before: Shape,
  after: Shape,
  direction: Direction,
): Level {
  if (key.startsWith("patternProperties ") && direction === "request") {
    const closed = isClosed((appeared ? before : after).parts.get("additionalProperties"));
    return appeared === closed ? "minor" : "major";
  }
  if (appeared) return key === "items" && before.types?.has("array") !== true ? "minor" : narrower(direction);
  return typed.test(key) ? wider(direction) : "minor";
}

function compareParts(before: Shape, after: Shape, context: SchemaContext): void {
  const { direction } = context;
  for (const key of new Set([...before.parts.keys(), ...after.parts.keys()])) {
    if (key === "additionalProperties") continue;
    const [old, now] = [before.parts.get(key), after.parts.get(key)];
    const [keyword = key] = key.split(" ");
    const found = (level: Level, rule: string, text: string) =>
      context.report({ level, rule, at: context.at, pointer: pointerOf(old ?? now), text });
    if (old && now) {
      if (!conditions.test(key)) context.compare(old, now, deeper(context, key === "items" ? "[]" : key));
      else if (!isEqual(old, now, context)) {
        found(narrower(direction), `${keyword}-changed`, `${keyword} has another condition`);
      }
      continue;
    }
    const level = levelOfPart(key, !old, before, after, direction);
    if (old) found(level, `${keyword}-removed`, `${key} no longer described`);
    else found(level, `${keyword}-added`, key === "items" ? "items are now limited" : `${key} now limited`);
  }
}

function compareNodes(left: Node, right: Node, context: SchemaContext): void {
  const key = [...left, undefined, ...right].map((side) => side?.pointer ?? "|").join(" ");
  if (context.seen.has(key)) return;
  context.seen.add(key);
  const [before, after] = [shapeOf(left), shapeOf(right)];
  const { direction, at, report } = context;
  const pointer = pointerOf(left);
  if (before.never !== after.never) {
    const [level, text] = after.never
      ? ([narrower(direction), "nothing is allowed"] as const)
      : ([wider(direction), "anything is allowed"] as const);
    report({ level, rule: "type-changed", at, pointer, text });
  }
  const facts = [
    ...compareTypes(before, after, direction),
    ...compareValues(before, after, direction),
    ...compareKeywords(before, after, direction),
  ];
  for (const { keyword, ...fact } of facts) report({ ...fact, at, pointer: `${pointer}/${keyword}` });
  compareDiscriminators(before, after, context);
  compareProperties(before, after, context);
  compareAdditional(before, after, context);
  compareParts(before, after, context);
  compareChoices(before, after, context);
  reportWords(before.words, after.words, { at, pointer }, report);
  for (const keyword of new Set([...before.unknown.keys(), ...after.unknown.keys()])) {
    reportUnknown(
      keyword,
      [before.unknown.get(keyword), after.unknown.get(keyword)],
      { at, pointer },
      report,
    );
  }
}

export interface SchemaPlace {
  readonly direction: Direction;
  readonly at: string;
  readonly report: AddChange;
}

export function compareSchemas(old: Side, now: Side, place: SchemaPlace): void {
  compareNodes([old], [now], { ...place, seen: new Set(), compare: compareNodes });
}

/** A nested object with one level per key. */
class Answers {
  readonly next = new WeakMap<object, Answers>();
  equal: boolean | undefined;

  at(key: object): Answers {
    const found = this.next.get(key) ?? new Answers();
    this.next.set(key, found);
    return found;
  }
}

const known = new Answers();

/** Are the two equivalent for both sender and reader? Cached, since a document does not change during the comparison. */
export function areEqual(old: Side, now: Side): boolean {
  const compare = () =>
    (["request", "response"] as const).every((direction) =>
      isEqual([old], [now], { direction, at: "", report() {}, seen: new Set(), compare: compareNodes }),
    );
  if (!isObject(old.value) || !isObject(now.value)) return compare();
  const answers = known.at(old.document).at(now.document).at(old.value).at(now.value);
  answers.equal ??= compare();
  return answers.equal;
}
