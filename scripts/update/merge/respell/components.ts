import {
  componentRef,
  isObject,
  type Json,
  type JsonObject,
  objectAt,
} from "../../../common/pipeline/json.ts";
import { refsBelow } from "../../../common/pipeline/references.ts";
import type { Side } from "../../verdict/side.ts";
import { same } from "../same.ts";
import { facts, orderedKeys } from "./order.ts";
import type { Pair } from "./pair.ts";

/** What may be at a location of a document. */
export type Kind = "schema" | "media" | "header" | "response" | "body" | "encoding" | "plain";

const componentKinds: Readonly<Record<string, Kind>> = {
  schemas: "schema",
  responses: "response",
  requestBodies: "body",
  headers: "header",
  parameters: "header",
};

/** The `components` of the respelled document. */
export class Components {
  private readonly items = new Map<string, Map<string, Json>>();
  private readonly adopted = new Map<string, Side>();

  constructor(
    private readonly pair: Pair,
    private readonly align: (kind: Kind, old: Side, now: Side) => Json,
  ) {}

  get(ref: string): Json | undefined {
    const [kind = "", name = ""] = componentRef(ref) ?? [];
    return this.items.get(kind)?.get(name);
  }

  private put(kind: string, name: string, value: Json): void {
    const items = this.items.get(kind) ?? new Map<string, Json>();
    this.items.set(kind, items.set(name, value));
  }

  /** The component under its name in the new document, or else whatever is there where the vendored document refers to it. */
  adopt(ref: string, now: Side | undefined): Side | undefined {
    const [kind, name] = componentRef(ref) ?? [];
    if (kind === undefined || name === undefined) return undefined;
    const known = this.adopted.get(ref);
    if (known) return known;
    const named = this.pair.after.child("components").child(kind).child(name);
    const old = this.pair.before.follow(ref);
    const found = named.exists ? named : (now ?? old);
    this.adopted.set(ref, found);
    this.put(kind, name, this.align(componentKinds[kind] ?? "plain", old, found));
    return found;
  }

  /** Components in use, and those of ours that were never used; a new one that nothing uses means nothing. */
  complete(rest: Json): void {
    const { vendored, next } = this.pair;
    const [ours, theirs] = [objectAt(vendored, "components"), objectAt(next, "components")];
    const usedBefore = refsBelow(vendored);
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
        return kind !== "" && !this.items.get(kind)?.has(name);
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

  /** Is it missing from the vendored document, or a root-level one whose meaning has changed? */
  private isNewScheme(name: string): boolean {
    const { before, after, next } = this.pair;
    const [was, is] = [before, after].map((root) =>
      root.child("components").child("securitySchemes").child(name),
    );
    if (!was?.exists) return true;
    return next.security !== undefined && !same(facts(is?.value ?? null), facts(was.value ?? null));
  }

  written(): JsonObject {
    const [order, theirs] = [this.pair.vendored, this.pair.next].map((one) => objectAt(one, "components"));
    const kinds = new Set([...Object.keys(order ?? {}), ...this.items.keys()]);
    return Object.fromEntries(
      [...kinds].flatMap((kind): [string, Json][] => {
        const items = this.items.get(kind);
        const own = theirs?.[kind];
        if (!items) return kind.startsWith("x-") && own !== undefined ? [[kind, own]] : [];
        const held = (from: JsonObject = {}) =>
          Object.fromEntries(
            Object.keys(objectAt(from, kind))
              .filter((name) => items.has(name))
              .map((name) => [name, 0]),
          );
        const [old, now] = [held(order), held(theirs)];
        const known = Object.keys(now).length === items.size ? now : { ...old, ...now };
        const names = [...new Set([...orderedKeys(old, known), ...items.keys()])];
        return [[kind, Object.fromEntries(names.map((name) => [name, items.get(name) ?? null]))]];
      }),
    );
  }
}
