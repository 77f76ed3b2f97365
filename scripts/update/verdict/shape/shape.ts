import type { Json } from "../../../common/pipeline/json.ts";
import type { Side } from "../side.ts";

/** A schema: all of these must hold. `allOf`, a reference and the keywords beside it are one such list. */
export type Node = readonly Side[];

/** What a schema says, however it is spelled. */
export interface Shape {
  readonly node: Node;
  /** `false`: nothing passes. */
  readonly never: boolean;
  /** Without null; undefined: any. */
  readonly types: ReadonlySet<string> | undefined;
  readonly nullable: boolean;
  /** Without null; undefined: any. */
  readonly values: readonly Json[] | undefined;
  readonly properties: ReadonlyMap<string, Node>;
  readonly required: ReadonlySet<string>;
  /** Alternatives, without null; if there are several lists, one of each must hold. */
  readonly choices: readonly (readonly Node[])[];
  /** Schemas within this one, by keyword: `items`, `not`, `patternProperties ^x-`, `prefixItems 0`. */
  readonly parts: ReadonlyMap<string, Node>;
  /** Keywords that hold a single fact, without defaults. */
  readonly facts: ReadonlyMap<string, Json>;
  readonly words: ReadonlyMap<string, Json>;
  readonly unknown: ReadonlyMap<string, Json>;
}
