import type { AddChange, Direction } from "./change.ts";
import { compareContent } from "./content.ts";
import { compareSchemas } from "./schema.ts";
import type { Side } from "./side.ts";
import { narrower, wider } from "./values.ts";
import { compareRest } from "./words.ts";

const members = new Set(
  "name in required deprecated schema content style explode allowReserved allowEmptyValue".split(" "),
);

function byName(item: Side, operation: Side): Map<string, Side> {
  const all = [...item.at("parameters").items(), ...operation.at("parameters").items()];
  return new Map(
    all.map((side) => {
      const { in: where, name } = side.object;
      return [`${where} ${where === "header" ? String(name).toLowerCase() : name}`, side];
    }),
  );
}

/** How a value is serialized into the request; the defaults depend on its location. */
function serialization({ object }: Side): string {
  const style = String(object.style ?? (object.in === "query" || object.in === "cookie" ? "form" : "simple"));
  const explode = object.explode ?? style === "form";
  return `${style}${explode ? ", exploded" : ""}${object.allowReserved === true ? ", reserved as is" : ""}`;
}

function compareParameter(a: Side, b: Side, direction: Direction, at: string, report: AddChange): void {
  const [was, is] = [a.object.required === true, b.object.required === true];
  if (was !== is) {
    const text = is ? "is now required" : "is now optional";
    const level = is ? narrower(direction) : wider(direction);
    report({ level, rule: "parameter-required", at, pointer: `${a.pointer}/required`, text });
  }
  if (serialization(a) !== serialization(b)) {
    const text = `is written as ${serialization(b)} instead of ${serialization(a)}`;
    report({ level: "major", rule: "parameter-style", at, pointer: `${a.pointer}/style`, text });
  }
  if ((a.object.allowEmptyValue === true) !== (b.object.allowEmptyValue === true)) {
    const may = b.object.allowEmptyValue === true;
    const text = may ? "may be empty now" : "may no longer be empty";
    const level = may ? wider(direction) : narrower(direction);
    report({ level, rule: "parameter-empty", at, pointer: `${a.pointer}/allowEmptyValue`, text });
  }
  if ((a.object.deprecated === true) !== (b.object.deprecated === true)) {
    const text = b.object.deprecated === true ? "is deprecated" : "is no longer deprecated";
    report({ level: "minor", rule: "deprecated-changed", at, pointer: `${a.pointer}/deprecated`, text });
  }
  const [old, now] = [a.child("schema"), b.child("schema")];
  if (old.exists && now.exists) compareSchemas(old, now, { direction, at, report });
  else if (old.exists !== now.exists) {
    const text = "is described in another way";
    report({ level: "major", rule: "parameter-style", at, pointer: a.pointer, text });
  }
  compareContent(a, b, direction, at, report);
  compareRest(a, b, members, at, report);
}

export interface ParameterPlace {
  readonly item: Side;
  readonly operation: Side;
}

/** Path parameters were already paired by position, so a difference in name here is a different parameter. */
export function compareParameters(
  old: ParameterPlace,
  now: ParameterPlace,
  direction: Direction,
  report: AddChange,
): void {
  const [before, after] = [byName(old.item, old.operation), byName(now.item, now.operation)];
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const [a, b] = [before.get(name), after.get(name)];
    const at = `${name} parameter`.replace(/^(\w+) (.*) parameter$/, "$1 parameter $2");
    if (a && b) compareParameter(a, b, direction, at, report);
    else if (a) {
      report({ level: "major", rule: "parameter-removed", at, pointer: a.pointer, text: "removed" });
    } else if (b) {
      const required = b.object.required === true;
      const text = required ? "added, required" : "added";
      const level = required ? narrower(direction) : "minor";
      report({ level, rule: "parameter-added", at, pointer: b.pointer, text });
    }
  }
}
