import { applyAction, type Key, select } from "../../common/pipeline/apply-overlay.ts";
import { isObject, type Json, type JsonObject } from "../../common/pipeline/json.ts";
import type { Overlay, OverlayAction } from "../../common/pipeline/overlay.ts";
import { escapePointer } from "../../common/pipeline/pointer.ts";
import { identity } from "../merge/arrays.ts";
import { MergeContext } from "../merge/context.ts";
import { digest } from "../merge/fingerprint.ts";
import { facts } from "../merge/respell/order.ts";
import { same } from "../merge/same.ts";

/** A location and what a vendor publishes there; undefined if there is nothing. */
interface Overwritten {
  readonly path: readonly Key[];
  readonly value: Json | undefined;
  /** The action adds to a list and replaces nothing. */
  readonly joined?: true;
}

export interface Hidden {
  /** Counted from 1. */
  readonly action: number;
  readonly pointer: string;
  readonly old: Json | undefined;
  readonly now: Json | undefined;
  /** Recorded in the action, it says that somebody has reviewed what the vendor says now. */
  readonly digest: string;
}

/** The members that an update sets; whatever it merges into stays visible. */
function replaced(present: Json | undefined, update: Json, path: readonly Key[]): Overwritten[] {
  if (isObject(present) && isObject(update)) {
    return Object.entries(update).flatMap(([key, value]) =>
      replaced(Object.hasOwn(present, key) ? present[key] : undefined, value, [...path, key]),
    );
  }
  if (Array.isArray(present) && Array.isArray(update)) return [{ path, value: present, joined: true }];
  return [{ path, value: present }];
}

const contextOf = (path: readonly Key[]) =>
  path.reduce<MergeContext>((context, key) => context.child(String(key)), MergeContext.root);

/** The part of it that a program would notice. */
function meaning({ path, value }: Overwritten): Json | undefined {
  const context = contextOf(path);
  const text = path.some((_, i) => contextOf(path.slice(0, i + 1)).isText);
  return value === undefined || text ? undefined : facts(value, context);
}

/** A path that stays the same when a list gains an entry: parameters and tags are identified by name. */
function keyOf(document: JsonObject, path: readonly Key[]): string {
  const keys = path.map((key, i) => {
    const item = typeof key === "number" ? lookUp(document, path.slice(0, i + 1)) : undefined;
    return (item !== undefined && identity(item)) || key;
  });
  return JSON.stringify(keys);
}

/** What the action overwrites in the old document, and what the new one has there. */
function overwritten(old: JsonObject, now: JsonObject, action: OverlayAction): [Overwritten, Overwritten][] {
  const [before, after] = [select(old, action.target), select(now, action.target)];
  const targets = new Map(after.map(({ path }) => [keyOf(now, path), path]));
  return before.flatMap(({ path, value }, i) => {
    // It is still the same one if an option was inserted before it.
    const place =
      targets.get(keyOf(old, path)) ?? (before.length === after.length ? after[i]?.path : undefined);
    if (place === undefined || ("update" in action && Array.isArray(value))) return [];
    const written = "update" in action ? replaced(value, action.update, path) : [{ path, value }];
    return written.map((one): [Overwritten, Overwritten] => {
      const there = [...place, ...one.path.slice(path.length)];
      return [one, { path: there, value: lookUp(now, there) }];
    });
  });
}

const pointerOf = (path: readonly Key[]) => `#/${path.map((key) => escapePointer(String(key))).join("/")}`;

/**
 * Where an action overwrites what the vendor publishes, the corrected documents are equal whatever it was, so the published
 * ones are compared there. If the vendor makes the same correction word for word, that is not a conflict.
 */
export function hiddenChanges(before: JsonObject, after: JsonObject, overlay: Overlay): Hidden[] {
  const [old, now] = [structuredClone(before), structuredClone(after)];
  return overlay.actions.flatMap((action, index): Hidden[] => {
    const differing = overwritten(old, now, action)
      .filter(([a, b]) => !(a.joined && Array.isArray(b.value)) && !same(meaning(a), meaning(b)))
      .map((pair) => structuredClone(pair));
    applyAction(old, action);
    applyAction(now, action);
    return differing.flatMap(([a, b]): Hidden[] => {
      const ours = lookUp(old, a.path);
      const corrected = ours !== undefined && same(meaning(b), meaning({ path: a.path, value: ours }));
      const digest = digestOf(b);
      if (corrected || action.checked?.includes(digest)) return [];
      return [{ action: index + 1, pointer: pointerOf(a.path), old: a.value, now: b.value, digest }];
    });
  });
}

const digestOf = (one: Overwritten) => digest(meaning(one) ?? null);

function lookUp(document: JsonObject, path: readonly Key[]): Json | undefined {
  return path.reduce<Json | undefined>((value, key) => {
    if (Array.isArray(value) && typeof key === "number") return value[key];
    return isObject(value) && typeof key === "string" && Object.hasOwn(value, key) ? value[key] : undefined;
  }, document);
}
