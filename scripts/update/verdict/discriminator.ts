import type { Level } from "./change.ts";
import { isEqual, type SchemaContext } from "./context.ts";
import type { Node, Shape } from "./shape/shape.ts";
import type { Side } from "./side.ts";

interface Discriminator {
  readonly property: unknown;
  /** The meaning of each value, including values that are names of alternatives. */
  readonly mapping: ReadonlyMap<string, Node>;
}

const holder = (side: Side): Side[] => {
  const target = side.target();
  return [side, ...(target ? holder(target) : []), ...side.child("allOf").entries()];
};

function read(shape: Shape): Discriminator | undefined {
  const side = shape.node.flatMap(holder).find(({ object }) => object.discriminator !== undefined);
  if (!side) return undefined;
  const own = side.child("discriminator");
  const implied = shape.choices.flat().flatMap((node): [string, Node][] => {
    const name = node[0]?.componentName;
    return name === undefined ? [] : [[name, node]];
  });
  const given = [...own.child("mapping").children()].map(([value, { value: ref }]): [string, Node] => {
    const name = String(ref);
    return [
      value,
      [side.follow(name.includes("/") || name.includes("#") ? name : `#/components/schemas/${name}`)],
    ];
  });
  // Once a schema has an explicit value, its name no longer counts as one.
  const named = new Set(given.map(([, node]) => node[0]?.componentName));
  return {
    property: own.object.propertyName,
    mapping: new Map([...implied.filter(([name]) => !named.has(name)), ...given]),
  };
}

export function compareDiscriminators(before: Shape, after: Shape, context: SchemaContext): void {
  const [old, now] = [read(before), read(after)];
  const found = (level: Level, text: string) =>
    context.report({
      level,
      rule: "discriminator-changed",
      at: context.at,
      pointer: `${before.node[0]?.pointer}/discriminator`,
      text,
    });
  if (!old || !now) {
    if (now) found("minor", "alternatives are now told apart by a discriminator");
    if (old) found("major", "alternatives are no longer told apart by a discriminator");
    return;
  }
  if (old.property !== now.property) found("major", `discriminator ${old.property} is now ${now.property}`);
  for (const value of new Set([...old.mapping.keys(), ...now.mapping.keys()])) {
    const [a, b] = [old.mapping.get(value), now.mapping.get(value)];
    // If a value is added or removed, so is its alternative, and changes within one are reported there.
    if (a && b && a[0]?.componentName !== b[0]?.componentName && !isEqual(a, b, context))
      found("major", `discriminator value ${value} means another schema`);
  }
}
