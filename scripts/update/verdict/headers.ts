import type { AddChange, Direction } from "./change.ts";
import { compareSchemas } from "./schema.ts";
import type { Side } from "./side.ts";
import { compareRest } from "./words.ts";

/** Header names are case-insensitive, and `Content-Type` is covered by the media types. */
function byName(holder: Side): Map<string, Side> {
  const entries = [...holder.at("headers").members()].map(
    ([name, side]) => [name.toLowerCase(), side] as const,
  );
  return new Map(entries.filter(([name]) => name !== "content-type"));
}

const members = new Set(
  "schema required deprecated style explode content allowReserved allowEmptyValue".split(" "),
);

export function compareHeaders(a: Side, b: Side, direction: Direction, at: string, report: AddChange): void {
  const [before, after] = [byName(a), byName(b)];
  const breaks = (is: boolean) => (is === (direction === "request") ? "major" : "minor");
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const [old, now] = [before.get(name), after.get(name)];
    const where = `${at} › header ${name}`;
    if (old && now) {
      compareSchemas(old.child("schema"), now.child("schema"), { direction, at: where, report });
      const [was, is] = [old.object.required === true, now.object.required === true];
      const found = (rule: string, level: "major" | "minor", text: string) =>
        report({ level, rule, at: where, pointer: old.pointer, text });
      if (was !== is)
        found(
          is ? "header-required" : "header-optional",
          breaks(is),
          is ? "is now required" : "is now optional",
        );
      if ((old.object.explode === true) !== (now.object.explode === true))
        found("header-style", "major", "is written in another way");
      if ((old.object.deprecated === true) !== (now.object.deprecated === true))
        found(
          "deprecated-changed",
          "minor",
          now.object.deprecated === true ? "is deprecated" : "is no longer deprecated",
        );
      compareRest(old, now, members, where, report);
    } else if (old) {
      report({ level: "major", rule: "header-removed", at: where, pointer: old.pointer, text: "removed" });
    } else if (now) {
      const level = now.object.required === true && direction === "request" ? "major" : "minor";
      report({ level, rule: "header-added", at: where, pointer: now.pointer, text: "added" });
    }
  }
}
