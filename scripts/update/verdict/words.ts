import type { Json } from "../../common/pipeline/json.ts";
import { same } from "../merge/same.ts";
import type { AddChange } from "./change.ts";
import { unknownKeyword } from "./change.ts";
import type { Side } from "./side.ts";

const kinds: Readonly<Record<string, string>> = {
  description: "wording",
  summary: "wording",
  title: "wording",
  externalDocs: "wording",
  $comment: "wording",
  example: "examples",
  examples: "examples",
  tags: "tags",
  links: "links",
  xml: "XML names",
};

/** What a reader calls a member without meaning for a program; undefined for all others. */
export function kindOfWords(key: string): string | undefined {
  if (key.startsWith("x-")) return "extensions";
  return Object.hasOwn(kinds, key) ? kinds[key] : undefined;
}

/** One finding for all changed text in a location. */
export function reportWords(
  old: ReadonlyMap<string, Json>,
  now: ReadonlyMap<string, Json>,
  { at, pointer }: { readonly at: string; readonly pointer: string },
  report: AddChange,
): void {
  const changed = new Set<string>();
  for (const key of new Set([...old.keys(), ...now.keys()])) {
    const kind = kindOfWords(key);
    if (kind !== undefined && !same(old.get(key), now.get(key))) changed.add(kind);
  }
  if (changed.size > 0) {
    report({ level: "patch", rule: "text-changed", at, pointer, text: `other ${[...changed].join(", ")}` });
  }
}

const show = (value: Json | undefined) => (value === undefined ? "nothing" : JSON.stringify(value));

/** An unknown keyword may mean anything, so it is reported but not rated. */
export function reportUnknown(
  key: string,
  [old, now]: readonly [Json | undefined, Json | undefined],
  { at, pointer }: { readonly at: string; readonly pointer: string },
  report: AddChange,
): void {
  if (same(old, now)) return;
  const text = `not judged: keyword ${key}, ${show(old)} before and ${show(now)} now`;
  report({ level: "patch", rule: unknownKeyword, at, pointer: `${pointer}/${key}`, text });
}

/** Compares text and unknown members of an OpenAPI object other than a schema; `known` are its other members. */
export function compareRest(
  old: Side,
  now: Side,
  known: ReadonlySet<string>,
  at: string,
  report: AddChange,
): void {
  const place = { at, pointer: old.pointer };
  const [before, after] = [new Map(Object.entries(old.object)), new Map(Object.entries(now.object))];
  reportWords(before, after, place, report);
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    if (key !== "$ref" && !known.has(key) && kindOfWords(key) === undefined)
      reportUnknown(key, [before.get(key), after.get(key)], place, report);
  }
}
