import type { JsonObject } from "../../common/pipeline/json.ts";
import type { Vendor } from "../../common/project.ts";
import { isWrapped } from "../../common/wrapped.ts";
import { type Change, type Group, highest, type Level, type Verdict } from "./change.ts";
import { compareDocuments, everywhere, type Located } from "./document.ts";
import { type RedoclyChange, redoclyDiff } from "./redocly-diff.ts";
import { redoclyRemainder } from "./remainder.ts";

function groupOf(level: Level, touchesWrapper: boolean): Group {
  if (level === "minor") return "additive";
  if (level === "patch") return "text";
  return touchesWrapper ? "wrapper" : "api";
}

/** A change of a shared schema is one change, however many operations see it. */
function joinLocated(vendor: Vendor, located: readonly Located[]): Change[] {
  const byPlace = new Map<string, Located[]>();
  for (const one of located) {
    const key = [one.rule, one.level, one.pointer, one.text].join("\n");
    byPlace.set(key, [...(byPlace.get(key) ?? []), one]);
  }
  return [...byPlace.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const touches = group.some(
      ({ operation, operationId }) => operation === everywhere || isWrapped(vendor, operationId),
    );
    return [
      {
        group: groupOf(first.level, touches),
        level: first.level,
        rule: first.rule,
        operations: [...new Set(group.map(({ operation }) => operation))],
        at: first.at,
        text: first.text,
        pointer: first.pointer,
        foundBy: "comparison",
      },
    ];
  });
}

const order: readonly Group[] = ["wrapper", "api", "additive", "text"];

/**
 * What a new effective document means for the users of this package. Redocly lists the differences; it rates a lost
 * field of an answer, a changed default or another key header as a patch, so every difference that our own
 * comparison knows is rated there, by direction, and only the rest by Redocly.
 */
export async function judge(
  vendor: Vendor,
  before: JsonObject,
  after: JsonObject,
  list: (before: JsonObject, after: JsonObject) => Promise<readonly RedoclyChange[]> = redoclyDiff,
): Promise<Verdict> {
  const found = joinLocated(vendor, compareDocuments(before, after));
  const rest = redoclyRemainder(vendor, await list(before, after), found, after);
  const changes = [...found, ...rest].sort((a, b) => order.indexOf(a.group) - order.indexOf(b.group));
  return { level: highest(changes.map(({ level }) => level)), changes };
}
