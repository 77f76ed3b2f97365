import type { Json } from "../../common/pipeline/json.ts";
import { same } from "../merge/same.ts";
import type { Direction, FoundChange } from "./change.ts";
import type { Shape } from "./shape.ts";

type Finding = Pick<FoundChange, "level" | "rule" | "text"> & { readonly keyword: string };

const show = (value: Json | undefined) => JSON.stringify(value);
const list = (values: Iterable<string>) => [...values].join(", ");

function covers(types: ReadonlySet<string>, type: string): boolean {
  return types.has(type) || (type === "integer" && types.has("number"));
}

function missing(types: ReadonlySet<string>, from: ReadonlySet<string>): string[] {
  return [...types].filter((type) => !covers(from, type));
}

export function compareTypes(before: Shape, after: Shape, direction: Direction): Finding[] {
  if (before.branches.length > 0 || after.branches.length > 0) return [];
  const [old, now] = [before.types, after.types];
  const finding = (level: FoundChange["level"], text: string): Finding[] => [
    { level, rule: "type-changed", text, keyword: "type" },
  ];
  if (!old && !now) return [];
  if (!old)
    return finding(direction === "request" ? "major" : "minor", `now has the type ${list(now ?? [])}`);
  if (!now)
    return finding(direction === "response" ? "major" : "minor", `no longer has the type ${list(old)}`);
  const lost = missing(old, now);
  const added = missing(now, old);
  const retyped = `type ${list(old)} is now ${list(now)}`;
  if (lost.length > 0 && added.length > 0) return finding("major", retyped);
  // Asking for less breaks who sends; answering with more breaks who reads.
  if (lost.length > 0) return finding(direction === "request" ? "major" : "minor", retyped);
  if (added.length > 0) return finding(direction === "response" ? "major" : "minor", retyped);
  return [];
}

export function compareValues(before: Shape, after: Shape, direction: Direction): Finding[] {
  const [old, now] = [before.values, after.values];
  if (old === undefined && now === undefined) return [];
  if (old === undefined) {
    const level = direction === "request" ? "major" : "minor";
    return [
      {
        level,
        rule: "enum-introduced",
        keyword: "enum",
        text: `is now limited to ${now?.map(show).join(", ")}`,
      },
    ];
  }
  if (now === undefined) {
    const level = direction === "response" ? "major" : "minor";
    return [{ level, rule: "enum-dropped", keyword: "enum", text: "is no longer limited to known values" }];
  }
  const removed = old.filter((value) => !now.some((other) => same(other, value)));
  const added = now.filter((value) => !old.some((other) => same(other, value)));
  // Null is a matter of the type.
  const text = (values: readonly Json[], what: string) => `enum ${values.map(show).join(", ")} ${what}`;
  const findings: Finding[] = [];
  const gone = removed.filter((value) => value !== null);
  const come = added.filter((value) => value !== null);
  if (gone.length > 0)
    findings.push({
      level: "major",
      rule: "enum-value-removed",
      keyword: "enum",
      text: text(gone, "removed"),
    });
  if (come.length > 0)
    findings.push({ level: "minor", rule: "enum-value-added", keyword: "enum", text: text(come, "added") });
  return findings;
}
