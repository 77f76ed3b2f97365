import type { Json } from "../../common/pipeline/json.ts";
import { same } from "../merge/same.ts";
import type { Direction, FoundChange, Level } from "./change.ts";
import type { Shape } from "./shape/shape.ts";
import { covers } from "./shape/types.ts";

/** What comparing one schema's facts yields; the caller adds the location. */
export type Finding = Pick<FoundChange, "level" | "rule" | "text"> & { readonly keyword: string };

const show = (value: Json | undefined) => JSON.stringify(value);

/** What is accepted, null included. */
const all = ({ types, nullable }: Shape) => types && new Set(nullable ? [...types, "null"] : types);

const list = (types: ReadonlySet<string> | undefined) => [...(types ?? ["anything"])].join(", ") || "nothing";

function missing(types: ReadonlySet<string>, from: ReadonlySet<string>): string[] {
  return [...types].filter((type) => !covers(from, type));
}

/** Accepting less breaks senders; returning more breaks readers. */
export const narrower = (direction: Direction): Level => (direction === "request" ? "major" : "minor");
export const wider = (direction: Direction): Level => (direction === "response" ? "major" : "minor");

export function compareTypes(before: Shape, after: Shape, direction: Direction): Finding[] {
  const finding = (level: Level, text: string): Finding[] => [
    { level, rule: "type-changed", text, keyword: "type" },
  ];
  if (before.choices.length > 0 || after.choices.length > 0) {
    if (before.nullable === after.nullable) return [];
    return after.nullable
      ? finding(wider(direction), "may now be null")
      : finding(narrower(direction), "can no longer be null");
  }
  const [old, now] = [all(before), all(after)];
  if (!old && !now) return [];
  if (!old) return finding(narrower(direction), `now has the type ${list(now)}`);
  if (!now) return finding(wider(direction), `no longer has the type ${list(old)}`);
  const [lost, added] = [missing(old, now), missing(now, old)];
  const text = `type ${list(old)} is now ${list(now)}`;
  if (lost.length > 0 && added.length > 0) return finding("major", text);
  if (lost.length > 0) return finding(narrower(direction), text);
  return added.length > 0 ? finding(wider(direction), text) : [];
}

/** Our types for what we receive are open to strings that the vendor may add, and to nothing else. */
const isOpen = (values: readonly Json[]) => values.some((value) => typeof value === "string");

export function compareValues(before: Shape, after: Shape, direction: Direction): Finding[] {
  const [old, now] = [before.values, after.values];
  if (old === undefined && now === undefined) return [];
  const keyword = "enum";
  if (old === undefined) {
    const text = `is now limited to ${now?.map(show).join(", ")}`;
    return [{ level: narrower(direction), rule: "enum-introduced", keyword, text }];
  }
  if (now === undefined) {
    const level = isOpen(old) ? "minor" : wider(direction);
    return [{ level, rule: "enum-dropped", keyword, text: "is no longer limited to known values" }];
  }
  const text = (values: readonly Json[], what: string) => `enum ${values.map(show).join(", ")} ${what}`;
  const gone = old.filter((value) => !now.some((other) => same(other, value)));
  const come = now.filter((value) => !old.some((other) => same(other, value)));
  const findings: Finding[] = [];
  if (gone.length > 0) {
    findings.push({ level: "major", rule: "enum-value-removed", keyword, text: text(gone, "removed") });
  }
  if (come.length > 0) {
    const level = isOpen(now) ? "minor" : wider(direction);
    findings.push({ level, rule: "enum-value-added", keyword, text: text(come, "added") });
  }
  return findings;
}
