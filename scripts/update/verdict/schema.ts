import { same } from "../merge/same.ts";
import type { AddChange, Direction, FoundChange } from "./change.ts";
import { compareKeywords } from "./keywords.ts";
import { type Shape, shapeOf } from "./shape.ts";
import type { Side } from "./side.ts";
import { compareTypes, compareValues } from "./values.ts";

export interface SchemaContext {
  readonly direction: Direction;
  readonly at: string;
  readonly report: AddChange;
  /** Pairs already compared on this way, for schemas that contain themselves. */
  readonly seen: Set<string>;
}

const deeper = (context: SchemaContext, step: string): SchemaContext => ({
  ...context,
  at: step.startsWith("[") ? `${context.at}${step}` : `${context.at} › ${step}`,
});

type Finding = Omit<FoundChange, "at">;

function compareProperties(before: Shape, after: Shape, context: SchemaContext): void {
  const { direction } = context;
  const found = (name: string, side: Side, finding: Omit<Finding, "pointer">) =>
    context.report({
      ...finding,
      at: `${context.at} › ${name}`,
      pointer: `${side.pointer}/properties/${name}`,
    });
  for (const name of new Set([...before.properties.keys(), ...after.properties.keys()])) {
    const [old, now] = [before.properties.get(name), after.properties.get(name)];
    const [was, is] = [before.required.has(name), after.required.has(name)];
    if (old && now) compareSchemas(old, now, deeper(context, name));
    if (old && !now) {
      found(name, before.side, { level: "major", rule: "property-removed", text: "removed" });
    } else if (!old && now) {
      const level = is && direction === "request" ? "major" : "minor";
      found(name, after.side, { level, rule: "property-added", text: is ? "added, required" : "added" });
    } else if (was !== is) {
      const breaks = is === (direction === "request");
      const level = breaks ? "major" : "minor";
      found(name, before.side, {
        level,
        rule: "required-changed",
        text: is ? "is now required" : "is now optional",
      });
    }
  }
}

function allowed({ additional }: Shape): boolean {
  return additional?.value !== false;
}

function compareAdditional(before: Shape, after: Shape, context: SchemaContext): void {
  const pointer = `${before.side.pointer}/additionalProperties`;
  const found = (level: FoundChange["level"], text: string) =>
    context.report({ level, rule: "additional-properties-changed", at: context.at, pointer, text });
  const [old, now] = [before.additional, after.additional];
  if (allowed(before) !== allowed(after)) {
    if (allowed(after)) found("minor", "now allows further members");
    else
      found(context.direction === "request" || old ? "major" : "minor", "no longer allows further members");
  } else if (old && now && typeof old.value !== "boolean" && typeof now.value !== "boolean") {
    compareSchemas(old, now, deeper(context, "*"));
  }
}

/** A branch is recognized by its name or content, and otherwise by its place. */
function pairBranches(
  before: readonly Side[],
  after: readonly Side[],
): [Side | undefined, Side | undefined][] {
  const left = [...after];
  const take = (test: (side: Side) => boolean) => {
    const index = left.findIndex(test);
    return index === -1 ? undefined : left.splice(index, 1)[0];
  };
  const named = before.map((old): [Side, Side | undefined] => [
    old,
    take(
      (now) =>
        same(old.value, now.value) ||
        (old.componentName !== undefined && old.componentName === now.componentName) ||
        (old.object.title !== undefined && old.object.title === now.object.title),
    ),
  ]);
  const paired = named.map(([old, now]): [Side, Side | undefined] => [
    old,
    now ?? take(({ componentName }) => componentName === undefined && old.componentName === undefined),
  ]);
  return [...paired, ...left.map((now): [undefined, Side] => [undefined, now])];
}

function compareBranches(before: Shape, after: Shape, context: SchemaContext): void {
  const old = before.branches.length > 0 || after.branches.length === 0 ? before.branches : [before.side];
  const now = after.branches.length > 0 || before.branches.length === 0 ? after.branches : [after.side];
  pairBranches(old, now).forEach(([a, b], i) => {
    if (a && b) compareSchemas(a, b, deeper(context, `option ${i + 1}`));
    const branch = a ?? b;
    if (!branch || (a && b)) return;
    const level = a || context.direction === "response" ? "major" : "minor";
    const name = branch.componentName ?? String(branch.object.title ?? `option ${i + 1}`);
    const text = a ? `${name} is no longer possible` : `${name} is now possible too`;
    context.report({
      level,
      rule: a ? "option-removed" : "option-added",
      at: context.at,
      pointer: branch.pointer,
      text,
    });
  });
}

export function compareSchemas(old: Side, now: Side, context: SchemaContext): void {
  const key = `${old.pointer} ${now.pointer}`;
  if (context.seen.has(key)) return;
  context.seen.add(key);
  const [before, after] = [shapeOf(old), shapeOf(now)];
  const { direction, at, report } = context;
  const facts = [
    ...compareTypes(before, after, direction),
    ...compareValues(before, after, direction),
    ...compareKeywords(before, after, direction),
  ];
  for (const { keyword, ...fact } of facts) report({ ...fact, at, pointer: `${old.pointer}/${keyword}` });
  compareProperties(before, after, context);
  compareAdditional(before, after, context);
  if (before.items && after.items) compareSchemas(before.items, after.items, deeper(context, "[]"));
  else if (before.items && direction === "response") {
    report({
      level: "major",
      rule: "items-removed",
      at,
      pointer: `${old.pointer}/items`,
      text: "items no longer described",
    });
  } else if (after.items && direction === "request" && before.types) {
    report({
      level: "major",
      rule: "items-added",
      at,
      pointer: `${now.pointer}/items`,
      text: "items are now limited",
    });
  }
  compareBranches(before, after, context);
}
