import { exec } from "jsonpath-rfc9535";
import { isObject, type Json, type JsonObject } from "./json.ts";
import type { Overlay, OverlayAction } from "./overlay.ts";

export type Key = string | number;

export interface Match {
  readonly value: Json;
  readonly path: readonly Key[];
}

const escapes: Readonly<Record<string, string>> = { b: "\b", t: "\t", n: "\n", f: "\f", r: "\r" };

/** The library reports keys in RFC 9535 normalized form, e.g. `it\'s`. */
function plainKey(key: Key): Key {
  if (typeof key === "number") return key;
  return key.replace(/\\(?:u([0-9a-f]{4})|(.))/g, (_, hex: string | undefined, char: string) =>
    hex ? String.fromCharCode(Number.parseInt(hex, 16)) : (escapes[char] ?? char),
  );
}

/** The locations that a target (RFC 9535) matches. */
export function select(document: JsonObject, target: string): Match[] {
  const matches: Match[] = [];
  exec(document, target, (value, path) => matches.push({ value, path: path.map(plainKey) }));
  return matches;
}

function set(target: JsonObject, key: string, value: Json): void {
  // Plain assignment to `__proto__` would change the prototype instead of adding a member.
  Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
}

function merge(target: JsonObject, update: JsonObject): void {
  for (const [key, value] of Object.entries(update)) {
    const present = Object.hasOwn(target, key) ? target[key] : undefined;
    if (isObject(present) && isObject(value)) merge(present, value);
    else if (Array.isArray(present) && Array.isArray(value)) present.push(...structuredClone(value));
    else set(target, key, structuredClone(value));
  }
}

function apply(target: Json, update: Json): void {
  if (Array.isArray(target)) target.push(structuredClone(update));
  else if (!isObject(target)) throw new Error("only an object or an array can be updated");
  else if (!isObject(update)) throw new Error("an object can only be updated with an object");
  else merge(target, update);
}

function child(parent: Json | undefined, key: Key): Json | undefined {
  if (Array.isArray(parent) && typeof key === "number") return parent[key];
  return isObject(parent) && typeof key === "string" ? parent[key] : undefined;
}

function remove(document: JsonObject, path: readonly Key[]): void {
  const last = path.at(-1);
  if (last === undefined) throw new Error("the whole document cannot be removed");
  const parent = path.slice(0, -1).reduce<Json | undefined>(child, document);
  if (Array.isArray(parent) && typeof last === "number") parent.splice(last, 1);
  else if (isObject(parent)) delete parent[last];
}

/** Changes the document in place and returns how many locations the target matched. */
export function applyAction(document: JsonObject, action: OverlayAction): number {
  const matches = select(document, action.target);
  if ("update" in action) for (const match of matches) apply(match.value, action.update);
  // From the end, so that removing an item does not shift those still to be removed.
  else for (const match of [...matches].reverse()) remove(document, match.path);
  return matches.length;
}

/**
 * Applies an OpenAPI Overlay 1.0: `update` merges into an object, concatenating nested arrays, or is appended to an array as
 * one entry. The standard lets a target match nothing; here that is an error, or a correction could get lost unnoticed.
 */
export function applyOverlay(source: JsonObject, overlay: Overlay): JsonObject {
  // Unlike structuredClone, this separates values that YAML aliases share: a correction applies only to the location it
  // names.
  const document: JsonObject = JSON.parse(JSON.stringify(source));
  for (const action of overlay.actions) {
    try {
      if (applyAction(document, action) === 0) throw new Error("matches nothing");
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new Error(`${overlay.file}: target ${action.target}: ${reason}`, { cause });
    }
  }
  return document;
}
