import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "../../scripts/common/pipeline/json.ts";
import type { Group } from "../../scripts/update/verdict/change.ts";
import { judge } from "../../scripts/update/verdict/verdict.ts";
import { base, documentRows, edited } from "./changes-documents.ts";
import { type Level, schemaRows } from "./changes-schemas.ts";

const groups: Readonly<Record<Level, Group | undefined>> = {
  major: "wrapper",
  minor: "additive",
  patch: "text",
  none: undefined,
};

/** A document where the schema is that of one field, in what `createAvatar` accepts or returns. */
function holding(way: "sent" | "received", schema: Json): JsonObject {
  const [input, avatar] = ["Input", "Avatar"].map((name) => `/components/schemas/${name}/properties/field`);
  return edited(base(), { [(way === "sent" ? input : avatar) ?? ""]: schema });
}

function expectVerdict(before: JsonObject, after: JsonObject, level: Level, group = groups[level]): void {
  const verdict = judge("anam", before, after);
  expect(verdict.level, JSON.stringify(verdict.changes)).toBe(level);
  const worst = verdict.changes.filter((change) => change.level === level).map((change) => change.group);
  expect([...new Set(worst)]).toEqual(group === undefined ? [] : [group]);
}

describe.each(["sent", "received"] as const)("a schema that is %s", (way) => {
  it.each(schemaRows)("%s", (_, before, after, sent, received) => {
    expectVerdict(holding(way, before), holding(way, after), way === "sent" ? sent : received);
  });
});

describe("a document", () => {
  for (const [what, edits, level, group, first] of documentRows) {
    it(what, () => {
      const before = edited(base(), first);
      expectVerdict(before, edited(before, edits), level, group);
    });
  }
});

it("has more than 120 rows, half of them harmless", () => {
  const levels = [
    ...schemaRows.flatMap(([, , , sent, received]) => [sent, received]),
    ...documentRows.map(([, , level]) => level),
  ];
  expect(levels.length).toBeGreaterThan(120);
  expect(levels.filter((level) => level !== "major").length).toBeGreaterThan(levels.length / 2);
});
