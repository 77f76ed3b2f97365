import type { JsonObject } from "../../common/pipeline/json.ts";
import type { Vendor } from "../../common/project.ts";
import { isWrapped } from "../../common/wrapped.ts";
import { type Change, type Group, highest, type Level, unknownKeyword, type Verdict } from "./change.ts";
import { compareDocuments, everywhere, type Located } from "./document.ts";
import { implausible } from "./implausible.ts";

function groupOf({ rule }: Located, level: Level, touchesWrapper: boolean): Group {
  if (rule === unknownKeyword) return "unjudged";
  if (level === "minor") return "additive";
  if (level === "patch") return "text";
  return touchesWrapper ? "wrapper" : "api";
}

/** A change to a shared schema is one change, however many operations use it and in whichever direction. */
function joinLocated(vendor: Vendor, located: readonly Located[]): Change[] {
  const byPlace = new Map<string, Located[]>();
  for (const one of located) {
    const key = [one.rule, one.pointer, one.text].join("\n");
    byPlace.set(key, [...(byPlace.get(key) ?? []), one]);
  }
  return [...byPlace.values()].flatMap((all) => {
    const level = highest(all.map((one) => one.level));
    const worst = all.filter((one) => one.level === level);
    const [first] = worst;
    if (!first || level === "none") return [];
    const { rule, at, text, pointer } = first;
    const touches = worst.some(
      ({ operation, operationId }) => operation === everywhere || isWrapped(vendor, operationId),
    );
    const operations = [...new Set(all.map(({ operation }) => operation))];
    return [{ group: groupOf(first, level, touches), level, rule, operations, at, text, pointer }];
  });
}

const order: readonly Group[] = ["unjudged", "wrapper", "api", "additive", "text"];

/** What a new document means for the users of this package. */
export function judge(vendor: Vendor, before: JsonObject, after: JsonObject): Verdict {
  const strange = implausible(before, after);
  if (strange !== undefined) {
    const found = {
      level: "major",
      rule: "implausible",
      at: "document",
      pointer: "#/paths",
      text: strange,
    } as const;
    return { level: "major", changes: [{ ...found, group: "wrapper", operations: [everywhere] }] };
  }
  const changes = joinLocated(vendor, compareDocuments(vendor, before, after));
  changes.sort((a, b) => order.indexOf(a.group) - order.indexOf(b.group));
  return { level: highest(changes.map(({ level }) => level)), changes };
}
