import type { Json } from "../../common/pipeline/json.ts";
import { same } from "../merge/same.ts";
import type { Direction, FoundChange, Level } from "./change.ts";
import type { Shape } from "./shape.ts";

/** +1: a greater value allows more; -1: a greater value allows less. */
const limits: Readonly<Record<string, 1 | -1>> = {
  minimum: -1,
  exclusiveMinimum: -1,
  minLength: -1,
  minItems: -1,
  minProperties: -1,
  maximum: 1,
  exclusiveMaximum: 1,
  maxLength: 1,
  maxItems: 1,
  maxProperties: 1,
};

const narrowing = new Set(["pattern", "multipleOf", "uniqueItems", "not", "format"]);

const content = new Set(["contentMediaType", "contentEncoding"]);

function limitLevel(
  keyword: string,
  old: Json | undefined,
  now: Json | undefined,
  direction: Direction,
): Level {
  const sign = limits[keyword] ?? 1;
  const tighter = old === undefined || (now !== undefined && (Number(now) - Number(old)) * sign < 0);
  return tighter && direction === "request" ? "major" : "minor";
}

function level(keyword: string, old: Json | undefined, now: Json | undefined, direction: Direction): Level {
  if (keyword in limits) return limitLevel(keyword, old, now, direction);
  // Leaving the field out now means something else; in an answer a default says nothing.
  if (keyword === "default")
    return direction === "response" ? "patch" : old === undefined ? "minor" : "major";
  if (content.has(keyword) || [old, now].includes("binary")) return "major";
  if (keyword === "format" && old !== undefined && now !== undefined) return "major";
  if (narrowing.has(keyword)) return now !== undefined && direction === "request" ? "major" : "minor";
  if (keyword === "discriminator") return "major";
  if (keyword === "readOnly") return now === true && direction === "request" ? "major" : "minor";
  if (keyword === "writeOnly") return now === true && direction === "response" ? "major" : "minor";
  if (keyword === "deprecated") return "minor";
  return "patch";
}

const show = (value: Json | undefined) => (value === undefined ? "nothing" : JSON.stringify(value));

/** Members of a schema that hold a single fact. Prose is left to Redocly's list. */
export function compareKeywords(
  before: Shape,
  after: Shape,
  direction: Direction,
): (Pick<FoundChange, "level" | "rule" | "text"> & { keyword: string })[] {
  const known = [...Object.keys(limits), ...narrowing, ...content];
  const compared = [...known, "default", "discriminator", "readOnly", "writeOnly", "deprecated"];
  return compared.flatMap((keyword) => {
    const [old, now] = [before.keywords.get(keyword), after.keywords.get(keyword)];
    if (same(old, now) || (!old && !now && typeof (old ?? now) === "boolean" && keyword !== "default"))
      return [];
    const text = `${keyword} ${show(old)} is now ${show(now)}`;
    return [{ level: level(keyword, old, now, direction), rule: `${keyword}-changed`, text, keyword }];
  });
}
