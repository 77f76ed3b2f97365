import { isObject, type Json, type JsonObject } from "../../common/pipeline/json.ts";
import { escapePointer, lookUp } from "../../common/pipeline/pointer.ts";

/** A place in one of the two documents. References are followed, so that `pointer` says where the text stands. */
export class Side {
  static root(document: JsonObject): Side {
    return new Side(document, document, "#");
  }

  private constructor(
    private readonly document: JsonObject,
    readonly value: Json | undefined,
    readonly pointer: string,
  ) {}

  get exists(): boolean {
    return this.value !== undefined;
  }

  get object(): JsonObject {
    return isObject(this.value) ? this.value : {};
  }

  at(key: string | number): Side {
    const { value } = this;
    const child = Array.isArray(value) ? value[Number(key)] : this.own(String(key));
    return new Side(this.document, child, `${this.pointer}/${escapePointer(String(key))}`).resolved();
  }

  /** Members with a value, by name. */
  members(): Map<string, Side> {
    return new Map(Object.keys(this.object).map((key) => [key, this.at(key)]));
  }

  items(): Side[] {
    return Array.isArray(this.value) ? this.value.map((_, i) => this.at(i)) : [];
  }

  /** Name of the component this place is in, if it is one. */
  get componentName(): string | undefined {
    return /^#\/components\/[^/]+\/([^/]+)$/.exec(this.pointer)?.[1];
  }

  private own(key: string): Json | undefined {
    return Object.hasOwn(this.object, key) ? this.object[key] : undefined;
  }

  private resolved(): Side {
    let side: Side = this;
    const seen = new Set<string>();
    while (isObject(side.value) && typeof side.value.$ref === "string" && !seen.has(side.value.$ref)) {
      const ref: string = side.value.$ref;
      seen.add(ref);
      side = new Side(this.document, lookUp(this.document, ref), ref);
    }
    return side;
  }
}
