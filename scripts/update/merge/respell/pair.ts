import type { JsonObject } from "../../../common/pipeline/json.ts";
import { Side } from "../../verdict/side.ts";

/** The vendored document and the new one. */
export class Pair {
  readonly before: Side;
  readonly after: Side;

  constructor(
    readonly vendored: JsonObject,
    readonly next: JsonObject,
  ) {
    this.before = Side.root(vendored);
    this.after = Side.root(next);
  }
}
