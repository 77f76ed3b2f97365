import type { Level } from "./change.ts";
import { deeper, isEqual, type SchemaContext } from "./context.ts";
import type { Node, Shape } from "./shape/shape.ts";
import { shapeOf } from "./shape/shape-of.ts";

const nameOf = (node: Node) =>
  node.map(({ componentName }) => componentName).find((name) => name !== undefined);
const titleOf = (node: Node) => shapeOf(node).words.get("title");

/** `"card"` if the alternative says `{ kind: { const: card } }`. */
function tagOf(node: Node): string | undefined {
  const tags = [...shapeOf(node).properties].flatMap(([name, property]) => {
    const values = shapeOf(property).values;
    return values?.length === 1 ? [`${name} ${JSON.stringify(values[0])}`] : [];
  });
  return tags.length === 0 ? undefined : tags.sort().join(", ");
}

const same = (a: unknown, b: unknown) => a !== undefined && a === b;

type Pair = readonly [Node | undefined, Node | undefined];

/** Alternatives are matched by content, name or tag, and otherwise by position. */
function pair(before: readonly Node[], after: readonly Node[], context: SchemaContext): Pair[] {
  const [left, right] = [[...before], [...after]];
  const pairs: [Node, Node][] = [];
  const take = (matches: (old: Node, now: Node) => boolean) => {
    for (const old of [...left]) {
      const now = right.find((one) => matches(old, one));
      if (!now) continue;
      pairs.push([old, now]);
      left.splice(left.indexOf(old), 1);
      right.splice(right.indexOf(now), 1);
    }
  };
  take((old, now) => same(nameOf(old), nameOf(now)) && isEqual(old, now, context));
  take((old, now) => isEqual(old, now, context));
  take((old, now) => same(nameOf(old), nameOf(now)));
  take((old, now) => same(titleOf(old), titleOf(now)));
  take((old, now) => same(tagOf(old), tagOf(now)));
  take((old, now) => nameOf(old) === undefined && nameOf(now) === undefined);
  return [
    ...pairs,
    ...left.map((old): Pair => [old, undefined]),
    ...right.map((now): Pair => [undefined, now]),
  ];
}

/** A list of types amounts to one alternative per type. */
function split(shape: Shape): readonly Node[] {
  const [side] = shape.node;
  if (!side || shape.types === undefined || shape.types.size < 2) return [shape.node];
  return [...shape.types].map((type) => [side.written({ ...side.object, type })]);
}

function describe(node: Node, index: number): string {
  const title = titleOf(node);
  return nameOf(node) ?? (typeof title === "string" ? title : `option ${index + 1}`);
}

export function compareChoices(before: Shape, after: Shape, context: SchemaContext): void {
  for (let i = 0; i < Math.max(before.choices.length, after.choices.length); i++) {
    const [a, b] = [before.choices[i], after.choices[i]];
    if ((!a || !b) && i > 0) continue;
    pair(a ?? split(before), b ?? split(after), context).forEach(([old, now], index) => {
      if (old && now) context.compare(old, now, deeper(context, `option ${index + 1}`));
      if (old && now) return;
      const node = old ?? now ?? [];
      const level: Level = old || context.direction === "response" ? "major" : "minor";
      const name = describe(node, index);
      context.report({
        level,
        rule: old ? "option-removed" : "option-added",
        at: context.at,
        pointer: node[0]?.resolved().pointer ?? "#",
        text: old ? `${name} is no longer possible` : `${name} is now possible too`,
      });
    });
  }
}
