import { isObject, type Json, type JsonObject } from "../../common/pipeline/json.ts";
import { identity, mergeSet, mergeType } from "./arrays.ts";
import type { MergeContext } from "./context.ts";
import { fingerprint, withoutProse } from "./fingerprint.ts";
import { same } from "./same.ts";

export interface MergeOptions {
  /** The page is complete: what it does not have is removed, even if it never had it. */
  readonly exact: boolean;
  /** Resolves a reference in the vendored document. */
  readonly resolve: (ref: string) => Json | undefined;
  /** Called for each member that is kept although the page does not have it. */
  readonly onKept: (path: readonly string[]) => void;
}

interface Three {
  /** The page's fingerprint when last seen; undefined if it never was. */
  readonly base: Json | undefined;
  readonly ours: Json | undefined;
  readonly theirs: Json | undefined;
}

/** The vendors' pages contain none of these, so their absence there means nothing. */
export const local = /^(operationId|tags|x-.*)$/;

const sets = ["required", "enum", "tags"];
const branches = ["oneOf", "anyOf", "allOf", "prefixItems"];

function member(value: Json | undefined, key: string): Json | undefined {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

function refersElsewhere(ours: JsonObject, theirs: JsonObject): boolean {
  return ours.$ref !== theirs.$ref && (ours.$ref !== undefined || theirs.$ref !== undefined);
}

/** A page spells out what we reference; as long as that adds only prose, the reference stays. */
function saysTheSame(ours: JsonObject, theirs: JsonObject, at: MergeContext, options: MergeOptions): boolean {
  if (typeof ours.$ref !== "string" || theirs.$ref !== undefined) return false;
  const target = options.resolve(ours.$ref);
  if (target === undefined) return false;
  const merged = merge({ base: undefined, ours: target, theirs }, at, {
    ...options,
    exact: false,
    onKept() {},
  });
  return merged !== undefined && same(withoutProse(merged, at), withoutProse(target, at));
}

function mergeObjects(
  base: Json | undefined,
  ours: JsonObject,
  theirs: JsonObject,
  at: MergeContext,
  options: MergeOptions,
) {
  const merged: JsonObject = {};
  for (const key of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
    const three = { base: member(base, key), ours: member(ours, key), theirs: member(theirs, key) };
    const value = merge(three, at.child(key), options);
    if (value !== undefined) merged[key] = value;
  }
  return merged;
}

/** Merges parameters, matched by location and name. */
function mergeNamed(
  base: Json | undefined,
  ours: Json[],
  theirs: Json[],
  at: MergeContext,
  options: MergeOptions,
): Json[] {
  const find = (items: Json | undefined, id: string) =>
    Array.isArray(items) ? items.find((item) => identity(item) === id) : undefined;
  const ids = new Set([...ours, ...theirs].flatMap((item) => identity(item) ?? []));
  return [...ids].flatMap((id) => {
    const three = { base: find(base, id), ours: find(ours, id), theirs: find(theirs, id) };
    return merge(three, at.child(id), options) ?? [];
  });
}

function mergeArrays(
  base: Json | undefined,
  ours: Json[],
  theirs: Json[],
  at: MergeContext,
  options: MergeOptions,
): Json {
  if (sets.some((key) => at.is(key))) return mergeSet(base, ours, theirs);
  if (at.is("parameters") && [...ours, ...theirs].every((item) => identity(item) !== undefined)) {
    return mergeNamed(base, ours, theirs, at, options);
  }
  if (branches.some((key) => at.is(key)) && ours.length === theirs.length) {
    const before = Array.isArray(base) ? base : [];
    return theirs.map(
      (item, i) => merge({ base: before[i], ours: ours[i], theirs: item }, at.child(`${i}`), options) ?? item,
    );
  }
  return theirs;
}

/**
 * Merges what a page says into the vendored document. The vendored document often knows more than one page, so this is a
 * three-way merge: what the page has changed since it was last seen is adopted, removals included; what it has not changed
 * stays as we have it; and a page seen for the first time adds and overrides but removes nothing.
 */
export function merge(
  { base, ours, theirs }: Three,
  at: MergeContext,
  options: MergeOptions,
): Json | undefined {
  const unchanged = base !== undefined && theirs !== undefined && same(base, fingerprint(theirs, at));
  if (unchanged) return ours;
  if (ours === undefined) return theirs;
  if (theirs === undefined) {
    if (base !== undefined || (options.exact && !local.test(at.path.at(-1) ?? ""))) return undefined;
    options.onKept(at.path);
    return ours;
  }
  if (at.is("type")) return mergeType(base, ours, theirs);
  if (at.isStatement(theirs) || at.isStatement(ours)) return theirs;
  if (Array.isArray(ours) && Array.isArray(theirs)) return mergeArrays(base, ours, theirs, at, options);
  if (!isObject(ours) || !isObject(theirs)) return theirs;
  if (refersElsewhere(ours, theirs)) return saysTheSame(ours, theirs, at, options) ? ours : theirs;
  return mergeObjects(base, ours, theirs, at, options);
}
