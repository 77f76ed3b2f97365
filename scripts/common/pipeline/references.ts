import { isObject, type Json, type JsonObject } from "./json.ts";
import { escapePointer, lookUp } from "./pointer.ts";

/** Members that hold data: a `$ref` in there belongs to somebody's example. */
const data = new Set(["example", "value", "default", "const", "enum"]);

/** Members whose own members are freely chosen names, not keywords. */
const named = new Set([
  ..."properties patternProperties $defs dependentSchemas".split(" "),
  ..."schemas responses parameters examples requestBodies headers securitySchemes links callbacks pathItems".split(
    " ",
  ),
  ..."paths webhooks content encoding variables".split(" "),
]);

interface Reference {
  /** Its location, as a pointer. */
  readonly at: string;
  /** Its value; anything but a string is a mistake. */
  readonly ref: Json;
}

/** Every `$ref` and discriminator reference below a value; extensions and data are not ours to interpret. */
export function referencesBelow(value: Json, names = false): Reference[] {
  const found: Reference[] = [];
  const visit = (part: Json, at: string, inNames: boolean): void => {
    if (Array.isArray(part)) part.forEach((item, index) => void visit(item, `${at}/${index}`, false));
    if (!isObject(part)) return;
    if (!inNames && part.$ref !== undefined) found.push({ at: `${at}/$ref`, ref: part.$ref });
    for (const [key, child] of Object.entries(part)) {
      const below = `${at}/${escapePointer(key)}`;
      if (inNames) visit(child, below, false);
      else if (key === "mapping" && isObject(child)) {
        // A value may also be the bare name of a schema.
        for (const [name, ref] of Object.entries(child))
          if (typeof ref !== "string" || ref.startsWith("#"))
            found.push({ at: `${below}/${escapePointer(name)}`, ref });
      } else if (!data.has(key) && !key.startsWith("x-") && !(key === "examples" && Array.isArray(child)))
        visit(child, below, named.has(key) && isObject(child));
    }
  };
  visit(value, "#", names);
  return found;
}

/** The targets of every reference below a value. */
export function refsBelow(value: Json, names = false): Set<string> {
  return new Set(referencesBelow(value, names).flatMap(({ ref }) => (typeof ref === "string" ? [ref] : [])));
}

/** References that do not resolve, the usual sign of a truncated document. */
export function danglingRefs(document: JsonObject): string[] {
  return [...refsBelow(document)].filter((ref) => ref.startsWith("#") && lookUp(document, ref) === undefined);
}

/** What a value stands for by reference: itself, or its allOf, oneOf or anyOf parts. */
function standsFor(value: Json | undefined): string[] {
  if (!isObject(value)) return [];
  const own = typeof value.$ref === "string" ? [value.$ref] : [];
  const parts = [value.allOf, value.oneOf, value.anyOf].flatMap((list) => (Array.isArray(list) ? list : []));
  return [...own, ...parts.flatMap(standsFor)];
}

/**
 * A reference that leads back to itself only through other references, so that it never means anything; a schema may well
 * contain itself.
 */
export function cyclicRef(document: JsonObject): string | undefined {
  const done = new Set<string>();
  for (const start of refsBelow(document)) {
    const walk: { ref: string; next: string[] }[] = [];
    const enter = (ref: string) => void walk.push({ ref, next: standsFor(lookUp(document, ref)) });
    if (!done.has(start)) enter(start);
    for (let step = walk.at(-1); step; step = walk.at(-1)) {
      const next = step.next.pop();
      if (next === undefined) {
        done.add(step.ref);
        walk.pop();
      } else if (walk.some(({ ref }) => ref === next)) return next;
      else if (!done.has(next)) enter(next);
    }
  }
  return undefined;
}
