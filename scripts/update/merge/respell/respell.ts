import {
  componentRef,
  isObject,
  type Json,
  type JsonObject,
  objectAt,
} from "../../../common/pipeline/json.ts";
import { refsBelow } from "../../../common/pipeline/references.ts";
import type { Vendor } from "../../../common/project.ts";
import { methods } from "../../source/operations.ts";
import { unknownKeyword } from "../../verdict/change.ts";
import { compareDocuments } from "../../verdict/document.ts";
import { areEqual } from "../../verdict/schema.ts";
import { securityOptions } from "../../verdict/security.ts";
import { urlsOf } from "../../verdict/servers.ts";
import { Side } from "../../verdict/side.ts";
import { kindOfWords } from "../../verdict/words.ts";
import { same } from "../same.ts";
import { facts, orderedKeys, saysNothing } from "./order.ts";
import { Schemas } from "./schemas.ts";

type Kind = "schema" | "media" | "header" | "response" | "body" | "encoding" | "plain";

/** What the members of an OpenAPI object are; `*` those of a map. */
const members: Readonly<Record<Exclude<Kind, "schema">, Readonly<Record<string, Kind | readonly [Kind]>>>> = {
  media: { schema: "schema", encoding: ["encoding"] },
  encoding: { headers: ["header"] },
  header: { schema: "schema", content: ["media"] },
  response: { headers: ["header"], content: ["media"] },
  body: { content: ["media"] },
  plain: {},
};

const componentKinds: Readonly<Record<string, Kind>> = {
  schemas: "schema",
  responses: "response",
  requestBodies: "body",
  headers: "header",
  parameters: "header",
};

const idOf = ({ object }: Side) => `${object.in} ${object.name}`;

class Respelling {
  private readonly before: Side;
  private readonly after: Side;
  private readonly components = new Map<string, Map<string, Json>>();
  private readonly adopted = new Map<string, Side>();
  private readonly schemas = new Schemas((ref, now) => this.adopt(ref, now));

  constructor(
    private readonly vendored: JsonObject,
    private readonly next: JsonObject,
  ) {
    this.before = Side.root(vendored);
    this.after = Side.root(next);
  }

  private put(kind: string, name: string, value: Json): void {
    const items = this.components.get(kind) ?? new Map<string, Json>();
    this.components.set(kind, items.set(name, value));
  }

  /** The component by its name in the new document, or else what stands where the vendored document refers to it. */
  private adopt(ref: string, now: Side | undefined): Side | undefined {
    const [kind, name] = componentRef(ref) ?? [];
    if (kind === undefined || name === undefined) return undefined;
    const known = this.adopted.get(ref);
    if (known) return known;
    const named = this.after.child("components").child(kind).child(name);
    const old = this.before.follow(ref);
    const found = named.exists ? named : (now ?? old);
    this.adopted.set(ref, found);
    this.put(kind, name, this.align(componentKinds[kind] ?? "plain", old, found));
    return found;
  }

  private align(kind: Kind, old: Side, now: Side): Json {
    if (!old.exists || !now.exists) return now.value ?? null;
    if (kind === "schema") return this.schemas.align(old, now);
    const { $ref } = old.object;
    if (typeof $ref === "string") {
      const [componentKind = "", name = ""] = componentRef($ref) ?? [];
      this.adopt($ref, now.resolved());
      const mine = this.align(kind, old.resolved(), now.resolved());
      const theirs = this.components.get(componentKind)?.get(name);
      return theirs !== undefined && same(facts(mine), facts(theirs)) ? (old.value ?? null) : mine;
    }
    return this.alignObject(kind, old, now.resolved());
  }

  private alignObject(kind: Exclude<Kind, "schema">, old: Side, now: Side): JsonObject {
    const result: JsonObject = {};
    const table = members[kind];
    const [a, b] = [old.child("schema"), now.child("schema")];
    const shows = a.exists && b.exists && areEqual(a, b);
    for (const key of orderedKeys(old.object, now.object)) {
      const [was, is] = [old.child(key), now.child(key)];
      const member = table[key];
      if (!was.exists) {
        // An example is exchanged with the schema that it shows.
        const kept = saysNothing(key, is.value) || (isExample(key) && shows);
        if (!kept) result[key] = is.value ?? null;
      } else if (member === undefined) {
        result[key] = (isExample(key) && shows ? was : is).value ?? null;
      } else if (typeof member === "string") result[key] = this.align(member, was, is);
      else result[key] = this.alignMap(member[0], was, is);
    }
    for (const [key, value] of Object.entries(old.object)) {
      if (!Object.hasOwn(result, key) && (isExample(key) || saysNothing(key, value))) result[key] = value;
    }
    return result;
  }

  private alignMap(kind: Kind, old: Side, now: Side): JsonObject {
    const names = orderedKeys(old.object, now.object);
    return Object.fromEntries(
      names.map((name) => [name, this.align(kind, old.child(name), now.child(name))]),
    );
  }

  private effective(item: Side, operation: Side): Map<string, Side> {
    const all = [...item.child("parameters").entries(), ...operation.child("parameters").entries()];
    return new Map(all.map((side) => [idOf(side.resolved()), side]));
  }

  private alignOperation(
    [oldItem, old]: [Side, Side],
    [nowItem, now]: [Side, Side],
    shared: readonly string[],
  ): JsonObject {
    const result: JsonObject = {};
    const { object } = now;
    for (const key of orderedKeys(old.object, object)) {
      const [was, is] = [old.child(key), now.child(key)];
      if (/^(parameters|security|servers|tags)$/.test(key)) {
        if (was.exists) result[key] = null;
      } else if (key === "requestBody")
        result[key] = was.exists ? this.align("body", was, is) : (is.value ?? null);
      else if (key === "responses") result[key] = this.alignMap("response", was, is);
      else if (key === "callbacks" && was.exists) result[key] = this.alignCallbacks(was, is);
      else if (was.exists || !saysNothing(key, is.value)) result[key] = is.value ?? null;
    }
    for (const [key, value] of Object.entries(old.object))
      if (!Object.hasOwn(result, key) && saysNothing(key, value)) result[key] = value;
    const set = (key: string, value: Json | undefined) => {
      if (value === undefined) delete result[key];
      else result[key] = value;
    };
    set("parameters", this.ownParameters([oldItem, old], [nowItem, now], shared));
    set("security", this.security(old, now));
    set("servers", this.servers([oldItem, old], [nowItem, now]));
    set("tags", old.object.tags);
    return result;
  }

  private ownParameters(
    [oldItem, old]: [Side, Side],
    [nowItem, now]: [Side, Side],
    shared: readonly string[],
  ): Json[] | undefined {
    const [before, after] = [this.effective(oldItem, old), this.effective(nowItem, now)];
    const names = orderedKeys(
      Object.fromEntries([...before.keys()].map((id) => [id, 0])),
      Object.fromEntries([...after.keys()].map((id) => [id, 0])),
    );
    const list = names
      .filter((id) => !shared.includes(id))
      .flatMap((id): Json[] => {
        const [was, is] = [before.get(id), after.get(id)];
        return is ? [was ? this.align("header", was, is) : (is.value ?? null)] : [];
      });
    return list.length === 0 && !Array.isArray(old.object.parameters) ? undefined : list;
  }

  private security(old: Side, now: Side): Json | undefined {
    const [was, is] = [securityOptions(this.vendored, old), securityOptions(this.next, now)];
    if (same(was, is)) return old.object.security;
    return now.object.security ?? this.next.security ?? [];
  }

  private servers([oldItem, old]: [Side, Side], [nowItem, now]: [Side, Side]): Json | undefined {
    const own = (item: Side, operation: Side) =>
      [operation, item].find((side) => side.child("servers").exists);
    const [was, is] = [own(oldItem, old), own(nowItem, now)];
    const equal = same(urlsOf(was ?? this.before), urlsOf(is ?? this.after));
    return equal ? old.object.servers : is?.object.servers;
  }

  private alignCallbacks(old: Side, now: Side): JsonObject {
    const names = orderedKeys(old.object, now.object);
    return Object.fromEntries(
      names.map((name) => {
        const [was, is] = [old.child(name), now.child(name)];
        if (!was.exists || was.target()) return [name, this.align("plain", was, is)];
        return [name, this.alignItems(was, is.resolved())];
      }),
    );
  }

  private alignItems(old: Side, now: Side): JsonObject {
    const names = orderedKeys(old.object, now.object);
    return Object.fromEntries(
      names.map((name) => {
        const [was, is] = [old.child(name), now.child(name).resolved()];
        if (!was.exists || name.startsWith("x-")) return [name, this.unrooted(is)];
        if (was.target()) return [name, this.align("plain", was, is)];
        return [name, this.alignItem(was, is)];
      }),
    );
  }

  private alignItem(old: Side, now: Side): JsonObject {
    const calls = methods.filter((method) => now.child(method).exists);
    const sharedSides = new Map(
      old
        .child("parameters")
        .entries()
        .map((side) => [idOf(side.resolved()), side]),
    );
    // A parameter stays with the path as long as it is one of all its operations.
    const shared = new Map(
      [...sharedSides].flatMap(([id, was]): [string, Json][] => {
        const each = calls.map((method) => this.effective(now, now.at(method)).get(id));
        const [first] = each;
        if (!first) return [];
        const value = this.align("header", was, first);
        const agree = each.every(
          (side) => side && same(facts(this.align("header", was, side)), facts(value)),
        );
        return agree ? [[id, value]] : [];
      }),
    );
    const result: JsonObject = {};
    for (const key of orderedKeys(old.object, {
      ...now.object,
      ...(shared.size > 0 ? { parameters: 0 } : {}),
    })) {
      const [was, is] = [old.child(key), now.at(key)];
      if (key === "parameters") {
        if (shared.size > 0) result[key] = [...shared.values()];
      } else if (key === "servers") continue;
      else if (methods.some((method) => method === key)) {
        result[key] = was.exists
          ? this.alignOperation([old, was], [now, is], [...shared.keys()])
          : this.unrootedOperation(now, is);
      } else result[key] = is.value ?? null;
    }
    if (
      old.child("servers").exists &&
      same(urlsOf(old), urlsOf(now.child("servers").exists ? now : this.after))
    ) {
      result.servers = old.object.servers ?? null;
    }
    return result;
  }

  /** An operation that the vendored document does not have, with what it inherits where that does not stay. */
  private unrootedOperation(item: Side, operation: Side): JsonObject {
    const parameters = [...this.effective(item, operation).values()].map((side) => side.value ?? null);
    const inherits = operation.object.security === undefined && !this.keepsSecurity();
    return {
      ...operation.object,
      ...(parameters.length > 0 ? { parameters } : {}),
      ...(inherits && this.next.security !== undefined ? { security: this.next.security } : {}),
    };
  }

  private unrooted(item: Side): Json {
    if (!isObject(item.value)) return item.value ?? null;
    const entries = Object.entries(item.value).map(([key, value]): [string, Json] =>
      methods.some((method) => method === key) && isObject(value)
        ? [key, { ...this.unrootedOperation(item.written({}), item.at(key)) }]
        : [key, value],
    );
    return Object.fromEntries(entries);
  }

  /** The root's security is what it was unless the vendor has changed it there. */
  private keepsSecurity(): boolean {
    return same(this.rootSecurity(), this.next.security);
  }

  private rootSecurity(): Json | undefined {
    const [was, is] = [this.vendored.security, this.next.security];
    if (was === undefined || is === undefined) return was;
    const none = this.before.child("#");
    return same(securityOptions(this.vendored, none), securityOptions(this.next, none)) ? was : is;
  }

  private rootServers(): Json | undefined {
    const [was, is] = [this.vendored.servers, this.next.servers];
    if (!Array.isArray(was) || !Array.isArray(is)) return is;
    const byUrl = (url: string) => is.find((one) => isObject(one) && String(one.url) === url);
    if (!same(urlsOf(this.before).sort(), urlsOf(this.after).sort())) return is;
    return was.map((one) => (isObject(one) ? (byUrl(String(one.url)) ?? one) : one));
  }

  private tags(used: ReadonlySet<string>): Json | undefined {
    const [was, is] = [this.vendored.tags, this.next.tags];
    const old = Array.isArray(was) ? was : [];
    const names = new Set(old.map((tag) => (isObject(tag) ? tag.name : undefined)));
    const come = (Array.isArray(is) ? is : []).filter(
      (tag) => isObject(tag) && !names.has(tag.name) && used.has(String(tag.name)),
    );
    const all = [...old, ...come];
    return all.length === 0 && was === undefined ? undefined : all;
  }

  /** Components that are in use, and those of ours that nobody has ever used: a new one that nobody uses says nothing. */
  private completeComponents(rest: Json): void {
    const [ours, theirs] = [objectAt(this.vendored, "components"), objectAt(this.next, "components")];
    const usedBefore = refsBelow(this.vendored);
    for (const [kind, items] of Object.entries(ours)) {
      if (!isObject(items)) continue;
      for (const [name, value] of Object.entries(items)) {
        const ref = `#/components/${kind}/${name}`;
        if (kind === "examples" || kind === "securitySchemes") this.put(kind, name, value);
        else if (Object.hasOwn(objectAt(theirs, kind), name) || !usedBefore.has(ref))
          this.adopt(ref, undefined);
      }
    }
    for (const [name, value] of Object.entries(objectAt(theirs, "securitySchemes"))) {
      if (this.isNewScheme(name)) this.put("securitySchemes", name, value);
    }
    for (;;) {
      const all: Json = { rest, components: this.written() };
      const missing = [...refsBelow(all)].filter((ref) => {
        const [kind = "", name = ""] = componentRef(ref) ?? [];
        return kind !== "" && !this.components.get(kind)?.has(name);
      });
      const found = missing.filter((ref) => {
        const [kind = "", name = ""] = componentRef(ref) ?? [];
        const value = objectAt(theirs, kind)[name] ?? objectAt(ours, kind)[name];
        if (value !== undefined) this.put(kind, name, value);
        return value !== undefined;
      });
      if (found.length === 0) return;
    }
  }

  private isNewScheme(name: string): boolean {
    const [was, is] = [this.before, this.after].map((root) =>
      root.child("components").child("securitySchemes").child(name),
    );
    return is !== undefined &&
      !same(facts(is.value ?? null), facts(was?.value ?? null)) &&
      this.next.security !== undefined
      ? true
      : was?.exists === false;
  }

  private written(): JsonObject {
    const order = objectAt(this.vendored, "components");
    const kinds = [
      ...Object.keys(order),
      ...[...this.components.keys()].filter((kind) => !Object.hasOwn(order, kind)),
    ];
    const theirs = objectAt(this.next, "components");
    return Object.fromEntries(
      kinds.flatMap((kind): [string, Json][] => {
        const items = this.components.get(kind);
        if (!items) return kind.startsWith("x-") && theirs[kind] !== undefined ? [[kind, theirs[kind]]] : [];
        const value = Object.fromEntries(items);
        const reference = Object.hasOwn(theirs, kind) ? { ...objectAt(theirs, kind) } : {};
        const present = Object.fromEntries(
          Object.keys(reference)
            .filter((name) => items.has(name))
            .map((name) => [name, 0]),
        );
        const old = Object.fromEntries(
          Object.keys(objectAt(order, kind))
            .filter((name) => items.has(name))
            .map((name) => [name, 0]),
        );
        const names = [
          ...new Set([
            ...orderedKeys(
              old,
              Object.keys(present).length === items.size ? present : { ...old, ...present },
            ),
            ...items.keys(),
          ]),
        ];
        return [[kind, Object.fromEntries(names.map((name) => [name, value[name] ?? null]))]];
      }),
    );
  }

  document(): JsonObject {
    const { vendored, next } = this;
    const result: JsonObject = {};
    for (const key of orderedKeys(vendored, next)) result[key] = next[key] ?? null;
    result.paths = this.alignItems(this.before.child("paths"), this.after.child("paths"));
    if (vendored.webhooks !== undefined && next.webhooks !== undefined) {
      result.webhooks = this.alignItems(this.before.child("webhooks"), this.after.child("webhooks"));
    }
    const info = objectAt(next, "info");
    result.info = Object.fromEntries(
      orderedKeys(objectAt(vendored, "info"), info).map((key) => [key, info[key] ?? null]),
    );
    const used = new Set(
      Object.values(objectAt(result, "paths")).flatMap((item) =>
        Object.values(isObject(item) ? item : {}).flatMap((call) =>
          isObject(call) && Array.isArray(call.tags) ? call.tags.map(String) : [],
        ),
      ),
    );
    const set = (key: string, value: Json | undefined) => {
      if (value === undefined) delete result[key];
      else result[key] = value;
    };
    set("tags", this.tags(used));
    set("security", this.rootSecurity());
    set("servers", this.rootServers());
    delete result.components;
    this.completeComponents(result);
    const components = this.written();
    if (Object.keys(components).length > 0) result.components = components;
    return Object.fromEntries(orderedKeys(next, result).map((key) => [key, result[key] ?? null]));
  }
}

const isExample = (key: string) => kindOfWords(key) === "examples";

/**
 * The new document in the spelling of the vendored one: where the two say the same, references, `allOf`, the way to say
 * null and the order stay as they were, so that corrections find their targets and types keep their names. Tags and
 * examples stay too, an example as long as the schema that it shows. What comes out says what came in, or is not used.
 */
export function respell(vendor: Vendor, vendored: JsonObject, next: JsonObject): JsonObject {
  if (same(vendored, next)) return vendored;
  const result = new Respelling(vendored, next).document();
  const changed = compareDocuments(vendor, next, result).some(
    ({ level, rule }) => rule === unknownKeyword || (level !== "patch" && rule !== "schema-removed"),
  );
  return changed ? next : result;
}
