import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  type ToStringOptions,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import { isObject, type Json, type JsonObject } from "../../common/pipeline/json.ts";
import { same } from "./same.ts";

function plain(node: unknown, document: Document): Json | undefined {
  const value: unknown = isMap(node) || isSeq(node) || isScalar(node) ? node.toJS(document) : undefined;
  return value as Json | undefined;
}

function editMap(map: YAMLMap, target: JsonObject, document: Document): void {
  for (const key of Object.keys(plain(map, document) ?? {})) {
    if (!Object.hasOwn(target, key))
      map.items = map.items.filter((pair) => String(isScalar(pair.key) ? pair.key.value : pair.key) !== key);
  }
  for (const [key, value] of Object.entries(target)) {
    const pair = map.items.find((item) => String(isScalar(item.key) ? item.key.value : item.key) === key);
    if (pair) pair.value = edited(pair.value, value, document);
    else map.add(document.createPair(key, value));
  }
}

function editSeq(seq: YAMLSeq, target: readonly Json[], document: Document): void {
  const present = seq.items.map((node) => ({ node, value: plain(node, document) }));
  seq.items = target.map((value, i) => {
    const equal = present.find((item) => same(item.value, value));
    if (equal) return equal.node;
    return target.length === present.length
      ? edited(present[i]?.node, value, document)
      : document.createNode(value);
  });
}

function edited(node: unknown, target: Json, document: Document): unknown {
  if (same(plain(node, document), target)) return node;
  if (isMap(node) && isObject(target)) editMap(node, target, document);
  else if (isSeq(node) && Array.isArray(target)) editSeq(node, target, document);
  else if (isScalar(node) && typeof node.value === "string" && typeof target === "string")
    node.value = target;
  else return document.createNode(target) satisfies Node;
  return node;
}

function changedLines(a: string, b: string): number {
  const [before, after] = [new Set(a.split("\n")), new Set(b.split("\n"))];
  const only = (lines: ReadonlySet<string>, others: ReadonlySet<string>) =>
    [...lines].filter((line) => !others.has(line)).length;
  return only(before, after) + only(after, before);
}

let lastStyle: { readonly text: string; readonly style: ToStringOptions } | undefined;

/** The style in which rendering the text again changes the least. */
function styleOf(text: string): ToStringOptions {
  if (lastStyle?.text === text) return lastStyle.style;
  const document = parseDocument(text);
  const styles = [80, 100, 102, 104, 110, 120, 0].flatMap((lineWidth) =>
    [true, false].map((flowCollectionPadding) => ({ lineWidth, flowCollectionPadding })),
  );
  let best: { readonly style: ToStringOptions; readonly changed: number } | undefined;
  for (const style of styles) {
    const changed = changedLines(text, document.toString(style));
    if (best === undefined || changed < best.changed) best = { style, changed };
    if (changed === 0) break;
  }
  const style = best?.style ?? {};
  lastStyle = { text, style };
  return style;
}

/** Edits YAML text until it represents `target`; comments, order and style of the rest are preserved. */
export function editYaml(text: string, target: JsonObject): string {
  const document = parseDocument(text);
  if (same(plain(document.contents, document), target)) return text;
  document.contents = edited(document.contents, target, document) as typeof document.contents;
  const result = document.toString(styleOf(text));
  if (!same(parseDocument(result).toJS(), target)) throw new Error("the YAML could not be edited in place");
  return result;
}
