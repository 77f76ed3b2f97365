import { same } from "../merge/same.ts";
import type { AddChange, Direction } from "./change.ts";
import { compareSchemas } from "./schema.ts";
import type { Side } from "./side.ts";

/** Media types of a body and what they hold. */
export function compareContent(
  old: Side,
  now: Side,
  direction: Direction,
  at: string,
  report: AddChange,
): void {
  const [before, after] = [old.at("content").members(), now.at("content").members()];
  for (const media of new Set([...before.keys(), ...after.keys()])) {
    const [a, b] = [before.get(media), after.get(media)];
    if (a && b) {
      compareMedia(a, b, direction, after.size + before.size > 2 ? `${at} (${media})` : at, report);
    } else if (a) {
      report({
        level: "major",
        rule: "media-type-removed",
        at,
        pointer: a.pointer,
        text: `${media} removed`,
      });
    } else if (b) {
      report({ level: "minor", rule: "media-type-added", at, pointer: b.pointer, text: `${media} added` });
    }
  }
}

function compareMedia(a: Side, b: Side, direction: Direction, at: string, report: AddChange): void {
  const [old, now] = [a.at("schema"), b.at("schema")];
  if (old.exists && now.exists) {
    compareSchemas(old, now, { direction, at, report, seen: new Set() });
  } else if (old.exists !== now.exists) {
    const level = old.exists === (direction === "response") ? "major" : "minor";
    const text = old.exists ? "no longer described" : "now described";
    report({ level, rule: "schema-changed", at, pointer: `${(old.exists ? a : b).pointer}/schema`, text });
  }
  if (!same(a.object.encoding, b.object.encoding)) {
    report({
      level: "major",
      rule: "encoding-changed",
      at,
      pointer: `${a.pointer}/encoding`,
      text: "encoding of the parts changed",
    });
  }
}
