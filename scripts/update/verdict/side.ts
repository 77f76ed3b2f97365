import { isObject, type Json, type JsonObject } from "../../common/pipeline/json.ts";
import { escapePointer, lookUp } from "../../common/pipeline/pointer.ts";

/** A location in one of the two documents; `pointer` says where its text is. */
export class Side {
  static root(document: JsonObject): Side {
    return new Side(document, document, "#");
  }

  private constructor(
    readonly document: JsonObject,
    readonly value: Json | undefined,
    readonly pointer: string,
  ) {}

  get exists(): boolean {
    return this.value !== undefined;
  }

  get object(): JsonObject {
    return isObject(this.value) ? this.value : {};
  }

  /** The member, with its reference followed. */
  at(key: string | number): Side {
    return this.child(key).resolved();
  }

  /** The member as written, with a reference left as one. */
  child(key: string | number): Side {
    const { value } = this;
    const child = Array.isArray(value) ? value[Number(key)] : this.own(String(key));
    return new Side(this.document, child, `${this.pointer}/${escapePointer(String(key))}`);
  }

  /** Members that have a value, by name. */
  members(): Map<string, Side> {
    return new Map(Object.keys(this.object).map((key) => [key, this.at(key)]));
  }

  /** Members as written, by name. */
  children(): Map<string, Side> {
    return new Map(Object.keys(this.object).map((key) => [key, this.child(key)]));
  }

  items(): Side[] {
    return Array.isArray(this.value) ? this.value.map((_, i) => this.at(i)) : [];
  }

  /** Entries as written. */
  entries(): Side[] {
    return Array.isArray(this.value) ? this.value.map((_, i) => this.child(i)) : [];
  }

  /** The target of a reference, one step; undefined if this is not a reference. */
  target(): Side | undefined {
    const { $ref } = this.object;
    return typeof $ref === "string" ? this.follow($ref) : undefined;
  }

  /** The same location, as if written differently. */
  written(value: JsonObject): Side {
    return new Side(this.document, value, `${this.pointer}#${JSON.stringify(value.type ?? null)}`);
  }

  follow(ref: string): Side {
    const anchor = /^#([^/].*)$/.exec(ref)?.[1];
    const value = anchor === undefined ? lookUp(this.document, ref) : findAnchor(this.document, anchor);
    return new Side(this.document, ref === "#" ? this.document : value, ref);
  }

  resolved(): Side {
    let side: Side = this;
    const seen = new Set<string>();
    for (let next = side.target(); next && !seen.has(next.pointer); next = side.target()) {
      seen.add(next.pointer);
      side = next;
    }
    return side;
  }

  /** Name of the component that this location is or refers to. */
  get componentName(): string | undefined {
    const ref = this.object.$ref;
    return /^#\/components\/[^/]+\/([^/]+)$/.exec(typeof ref === "string" ? ref : this.pointer)?.[1];
  }

  private own(key: string): Json | undefined {
    return Object.hasOwn(this.object, key) ? this.object[key] : undefined;
  }
}

function findAnchor(value: Json, anchor: string): Json | undefined {
  if (isObject(value) && (value.$anchor === anchor || value.$dynamicAnchor === anchor)) return value;
  const children = Array.isArray(value) ? value : isObject(value) ? Object.values(value) : [];
  for (const child of children) {
    const found = findAnchor(child, anchor);
    if (found !== undefined) return found;
  }
  return undefined;
}
