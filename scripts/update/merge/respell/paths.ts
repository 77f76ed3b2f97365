import { isObject, type Json, type JsonObject } from "../../../common/pipeline/json.ts";
import { methods } from "../../source/operations.ts";
import { securityOptions } from "../../verdict/security.ts";
import { urlsOf } from "../../verdict/servers.ts";
import type { Side } from "../../verdict/side.ts";
import { same } from "../same.ts";
import type { Objects } from "./objects.ts";
import { facts, orderedKeys, saysNothing } from "./order.ts";
import type { Pair } from "./pair.ts";
import { rootSecurity } from "./root.ts";

const idOf = ({ object }: Side) => `${object.in} ${object.name}`;

/** Paths, webhooks and callbacks with their operations. */
export class Paths {
  constructor(
    private readonly pair: Pair,
    private readonly objects: Objects,
  ) {}

  private alignCallbacks(old: Side, now: Side): JsonObject {
    const names = orderedKeys(old.object, now.object);
    return Object.fromEntries(
      names.map((name) => {
        const [was, is] = [old.child(name), now.child(name)];
        if (!was.exists || was.target()) return [name, this.objects.align("plain", was, is)];
        return [name, this.alignItems(was, is.resolved())];
      }),
    );
  }

  alignItems(old: Side, now: Side): JsonObject {
    const names = orderedKeys(old.object, now.object);
    return Object.fromEntries(
      names.map((name) => {
        const [was, is] = [old.child(name), now.child(name).resolved()];
        if (!was.exists || name.startsWith("x-")) return [name, this.unrooted(is)];
        if (was.target()) return [name, this.objects.align("plain", was, is)];
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
    // A parameter stays with the path as long as all its operations share it.
    const shared = new Map(
      [...sharedSides].flatMap(([id, was]): [string, Json][] => {
        const each = calls.map((method) => this.effective(now, now.at(method)).get(id));
        const [first] = each;
        if (!first) return [];
        const value = this.objects.align("header", was, first);
        const agree = each.every(
          (side) => side && same(facts(this.objects.align("header", was, side)), facts(value)),
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
      same(urlsOf(old), urlsOf(now.child("servers").exists ? now : this.pair.after))
    ) {
      result.servers = old.object.servers ?? null;
    }
    return result;
  }

  /** An operation that is new to the vendored document, with what it inherits and would otherwise lose. */
  private unrootedOperation(item: Side, operation: Side): JsonObject {
    const parameters = [...this.effective(item, operation).values()].map((side) => side.value ?? null);
    const inherits =
      operation.object.security === undefined && !same(rootSecurity(this.pair), this.pair.next.security);
    return {
      ...operation.object,
      ...(parameters.length > 0 ? { parameters } : {}),
      ...(inherits && this.pair.next.security !== undefined ? { security: this.pair.next.security } : {}),
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
        result[key] = was.exists ? this.objects.align("body", was, is) : (is.value ?? null);
      else if (key === "responses") result[key] = this.objects.alignMap("response", was, is);
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
        return is ? [was ? this.objects.align("header", was, is) : (is.value ?? null)] : [];
      });
    return list.length === 0 && !Array.isArray(old.object.parameters) ? undefined : list;
  }

  private security(old: Side, now: Side): Json | undefined {
    const [was, is] = [securityOptions(this.pair.vendored, old), securityOptions(this.pair.next, now)];
    if (same(was, is)) return old.object.security;
    return now.object.security ?? this.pair.next.security ?? [];
  }

  private servers([oldItem, old]: [Side, Side], [nowItem, now]: [Side, Side]): Json | undefined {
    const own = (item: Side, operation: Side) =>
      [operation, item].find((side) => side.child("servers").exists);
    const [was, is] = [own(oldItem, old), own(nowItem, now)];
    const equal = same(urlsOf(was ?? this.pair.before), urlsOf(is ?? this.pair.after));
    return equal ? old.object.servers : is?.object.servers;
  }
}
