import { applyAction, type Key, select } from "../../common/pipeline/apply-overlay.ts";
import { isObject, type Json, type JsonObject } from "../../common/pipeline/json.ts";
import type { Overlay, OverlayAction } from "../../common/pipeline/overlay.ts";
import { escapePointer } from "../../common/pipeline/pointer.ts";
import { identity } from "../merge/arrays.ts";
import { MergeContext } from "../merge/context.ts";
import { digest } from "../merge/fingerprint.ts";
import { facts } from "../merge/respell/order.ts";
import { same } from "../merge/same.ts";

/** What an action takes the place of, as a vendor publishes it; undefined where there is nothing. */
interface Overwritten {
  readonly path: readonly Key[];
  readonly value: Json | undefined;
  /** The action adds to a list and takes the place of nothing. */
  readonly joined?: true;
}

export interface Hidden {
  /** Counted from 1. */
  readonly action: number;
  readonly pointer: string;
  readonly old: Json | undefined;
  readonly now: Json | undefined;
  /** Written into the action, it says that somebody has looked at what the vendor says now. */
  readonly digest: string;
}

/** The members that an update sets; what it merges into stays to be seen. */
function replaced(present: Json | undefined, update: Json, path: readonly Key[]): Overwritten[] {
  if (isObject(present) && isObject(update)) {
    return Object.entries(update).flatMap(([key, value]) =>
      replaced(Object.hasOwn(present, key) ? present[key] : undefined, value, [...path, key]),
    );
  }
  if (Array.isArray(present) && Array.isArray(update)) return [{ path, value: present, joined: true }];
  return [{ path, value: present }];
}

function overwritten(document: JsonObject, action: OverlayAction): Overwritten[] {
  return select(document, action.target).flatMap(({ value, path }) => {
    if (!("update" in action)) return [{ path, value }];
    return Array.isArray(value) ? [] : replaced(value, action.update, path);
  });
}

const contextOf = (path: readonly Key[]) =>
  path.reduce<MergeContext>((context, key) => context.child(String(key)), MergeContext.root);

/** What of it a program would notice. */
function meaning({ path, value }: Overwritten): Json | undefined {
  const context = contextOf(path);
  const text = path.some((_, i) => contextOf(path.slice(0, i + 1)).isText);
  return value === undefined || text ? undefined : facts(value, context);
}

/** A path that stays the same when a list has got another entry: parameters and tags go by their names. */
function keyOf(document: JsonObject, { path }: Overwritten): string {
  const keys = path.map((key, i) => {
    const item = typeof key === "number" ? lookUp(document, path.slice(0, i + 1)) : undefined;
    return (item !== undefined && identity(item)) || key;
  });
  return JSON.stringify(keys);
}

function byKey(document: JsonObject, action: OverlayAction): Map<string, Overwritten> {
  return new Map(overwritten(document, action).map((one) => [keyOf(document, one), one]));
}

const pointerOf = (path: readonly Key[]) => `#/${path.map((key) => escapePointer(String(key))).join("/")}`;

/**
 * Where an action writes over what the vendor publishes, the effective documents are equal whatever that was, so the
 * published ones are compared there. The vendor's own correction, word for word ours, is no contradiction.
 */
export function hiddenChanges(before: JsonObject, after: JsonObject, overlay: Overlay): Hidden[] {
  const [old, now] = [structuredClone(before), structuredClone(after)];
  return overlay.actions.flatMap((action, index): Hidden[] => {
    const [was, is] = [byKey(old, action), byKey(now, action)];
    const differing = [...was].flatMap(([key, a], i): [Overwritten, Overwritten][] => {
      // Where an option has come before this one, it is still the same of as many.
      const b = is.get(key) ?? (was.size === is.size ? [...is.values()][i] : undefined);
      return b && !(a.joined && b.joined) && !same(meaning(a), meaning(b))
        ? [[structuredClone(a), structuredClone(b)]]
        : [];
    });
    applyAction(old, action);
    applyAction(now, action);
    return differing.flatMap(([a, b]): Hidden[] => {
      const ours = lookUp(now, b.path);
      const corrected = ours !== undefined && same(meaning(b), meaning({ path: b.path, value: ours }));
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
